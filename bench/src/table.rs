//! A table of results, and its text.

/// A table with a title and a note.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// What a reader has to know to read it.
    pub note: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table as Markdown, its columns aligned: the first to the left, the others to the right where they hold numbers.
    #[must_use]
    pub fn markdown(&self) -> String {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|at| self.rows.iter().chain([&self.columns]).map(|row| width(row, at)).max().unwrap_or(0).max(3))
            .collect();
        let numbers: Vec<bool> = (0..self.columns.len()).map(|at| self.holds_numbers(at)).collect();
        let line = |row: &[String]| {
            let cells = widths.iter().zip(&numbers).enumerate().map(|(at, (width, right))| {
                let cell = row.get(at).map(|cell| cell.replace('|', "\\|")).unwrap_or_default();
                let space = " ".repeat(width.saturating_sub(cell.chars().count()));
                if *right { format!(" {space}{cell} ") } else { format!(" {cell}{space} ") }
            });
            format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
        };
        let rule = widths.iter().zip(&numbers).map(|(width, right)| match right {
            true => format!(" {}: ", "-".repeat(width.saturating_sub(1))),
            false => format!(" {} ", "-".repeat(*width)),
        });
        let mut out = format!("### {}\n\n", self.title);
        if !self.note.is_empty() {
            out += &format!("{}\n\n", self.note);
        }
        out += &line(&self.columns);
        out += &format!("|{}|\n", rule.collect::<Vec<_>>().join("|"));
        for row in &self.rows {
            out += &line(row);
        }
        out
    }

    /// Whether most cells of a column begin with a digit, or say that there is no number.
    fn holds_numbers(&self, at: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(at));
        let is_number =
            |cell: &&String| cell.is_empty() || *cell == "–" || cell.starts_with(|c: char| c.is_ascii_digit());
        at > 0 && cells().filter(is_number).count() * 2 > cells().count()
    }
}

fn width(row: &[String], at: usize) -> usize {
    row.get(at).map_or(0, |cell| cell.replace('|', "\\|").chars().count())
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_are_aligned() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let table = Table {
            title: "Check".to_owned(),
            note: "Lower is better.".to_owned(),
            columns: row(["tool", "s"]),
            rows: vec![row(["a|b", "1.25"]), row(["tintype", "–"])],
        };
        assert_eq!(
            table.markdown(),
            "### Check\n\nLower is better.\n\n\
             | tool    |    s |\n| ------- | ---: |\n| a\\|b    | 1.25 |\n| tintype |    – |\n"
        );
    }
}
