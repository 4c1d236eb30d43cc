//! A table of results, as Markdown.

/// What is printed under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub note: String,
    /// The columns' titles.
    pub columns: Vec<String>,
    /// A row holds a text for each column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table with its pipes aligned; columns of numbers to the right.
    #[must_use]
    pub fn markdown(&self) -> String {
        let cells = |column: usize| self.rows.iter().filter_map(move |row| row.get(column));
        let widths: Vec<usize> = (self.columns.iter().enumerate())
            .map(|(index, title)| {
                cells(index).map(|cell| cell.chars().count()).chain([title.chars().count(), 3]).max().unwrap_or(3)
            })
            .collect();
        let numbers: Vec<bool> = (0..self.columns.len())
            .map(|column| {
                let all: Vec<&String> = cells(column).filter(|cell| !cell.is_empty()).collect();
                !all.is_empty() && all.iter().all(|cell| cell.starts_with(|c: char| c.is_ascii_digit() || c == '–'))
            })
            .collect();
        let line = |row: &[String]| {
            let cells = widths.iter().enumerate().map(|(index, &width)| {
                let cell = row.get(index).map_or("", String::as_str);
                if numbers[index] { format!(" {cell:>width$} ") } else { format!(" {cell:<width$} ") }
            });
            format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
        };
        let rule = widths.iter().zip(&numbers).map(|(&width, &number)| {
            if number { format!(" {}: ", "-".repeat(width - 1)) } else { format!(" {} ", "-".repeat(width)) }
        });
        let rule = format!("|{}|\n", rule.collect::<Vec<_>>().join("|"));
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        let note = if self.note.is_empty() { String::new() } else { format!("{}\n\n", self.note) };
        format!("### {}\n\n{note}{}{rule}{rows}", self.title, line(&self.columns))
    }
}
