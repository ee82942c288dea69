//! Reading of a row from its first column to its last.

use std::str::FromStr;

use super::{FromSql, Row, StoreError};

/// The columns of a row not read yet.
pub(super) struct Columns<'r> {
    row: &'r Row,
    next: usize,
}

impl<'r> Columns<'r> {
    pub(super) fn of(row: &'r Row) -> Self {
        Self { row, next: 0 }
    }

    /// The value of the next column.
    pub(super) fn take<T: FromSql<'r>>(&mut self) -> Result<T, StoreError> {
        let place = self.next;
        self.next += 1;
        Ok(self.row.try_get(place)?)
    }

    /// The next column, which names a value of an enum.
    pub(super) fn named<T: FromStr>(&mut self) -> Result<T, StoreError> {
        named(self.take()?)
    }

    /// The next column, a list of an enum's values.
    pub(super) fn all_named<T: FromStr>(&mut self) -> Result<Vec<T>, StoreError> {
        self.take::<Vec<&str>>()?.into_iter().map(named).collect()
    }

    /// Passes over columns, those of a row that an outer join did not find.
    pub(super) fn skip(&mut self, count: usize) {
        self.next += count;
    }

    /// What `read` makes of the next `count` columns; none when the first of them, a key, is null.
    pub(super) fn joined<T>(
        &mut self,
        count: usize,
        read: impl FnOnce(String, &mut Self) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        match self.take()? {
            Some(key) => read(key, self).map(Some),
            None => {
                self.skip(count - 1);
                Ok(None)
            }
        }
    }
}

/// The value of an enum by its name in the schema.
pub(super) fn named<T: FromStr>(name: &str) -> Result<T, StoreError> {
    let unknown = || StoreError::internal(format!("{name} is no {}", std::any::type_name::<T>()));
    name.parse().map_err(|_| unknown())
}
