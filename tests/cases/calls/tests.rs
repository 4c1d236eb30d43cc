//! What goes over the wire for each place of a parameter, and what comes of each answer.
