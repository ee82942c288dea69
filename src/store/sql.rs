//! Statements of unknown shape: fragments and their bound values, put together.

use super::{Param, ToSql};

/// Builds one statement. Values are always bound, never spelled.
#[derive(Default)]
pub struct Builder {
    text: String,
    params: Vec<Box<dyn ToSql + Sync + Send>>,
}

impl Builder {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), params: Vec::new() }
    }

    /// Appends a fragment; a space keeps it from what stands before.
    pub fn push(&mut self, fragment: &str) -> &mut Self {
        self.text.push(' ');
        self.text.push_str(fragment);
        self
    }

    /// Appends a fragment in which each `?` stands for `value`.
    pub fn push_with(&mut self, fragment: &str, value: impl ToSql + Sync + Send + 'static) -> &mut Self {
        let place = self.bind(value);
        self.push(&fragment.replace('?', &place))
    }

    /// Binds a value and tells its place (`$3`).
    pub fn bind(&mut self, value: impl ToSql + Sync + Send + 'static) -> String {
        self.params.push(Box::new(value));
        format!("${}", self.params.len())
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn params(&self) -> Vec<Param<'_>> {
        self.params.iter().map(|param| &**param as Param<'_>).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bound_in_order_and_may_be_named_twice() {
        let mut sql = Builder::new("select id from bsd where true");
        sql.push_with("and kind = ?", "BSDD").push_with("and (status = ? or custom_id = ?)", "SENT");
        let limit = sql.bind(50i64);
        sql.push(&format!("limit {limit}"));
        assert_eq!(
            sql.text(),
            "select id from bsd where true and kind = $1 and (status = $2 or custom_id = $2) limit $3"
        );
        assert_eq!(sql.params().len(), 3);
    }
}
