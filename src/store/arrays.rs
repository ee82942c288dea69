//! Many rows in one: a column is an array, read in place from its first element to its last. A row costs
//! far more on its way through the driver than its cells do.

use tokio_postgres::types::{FromSql, Kind, Type};

use super::{Row, StoreError};

type Refusal = Box<dyn std::error::Error + Send + Sync>;

/// An array of one dimension, its elements not read yet.
pub(super) struct Elements<'a> {
    of: Type,
    left: usize,
    bytes: &'a [u8],
}

impl<'a> Elements<'a> {
    /// The arrays of a row, which are of one length: each has an element a row that was gathered.
    pub(super) fn of(row: &'a Row) -> Result<Vec<Self>, StoreError> {
        let arrays = (0..row.len()).map(|place| Ok(row.try_get(place)?));
        let arrays: Vec<Self> = arrays.collect::<Result<_, StoreError>>()?;
        match arrays.windows(2).all(|pair| pair[0].left == pair[1].left) {
            true => Ok(arrays),
            false => Err(StoreError::internal("arrays of different lengths")),
        }
    }

    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// The next element.
    pub(super) fn take<T: FromSql<'a>>(&mut self) -> Result<T, StoreError> {
        self.read().map_err(StoreError::internal)
    }

    fn read<T: FromSql<'a>>(&mut self) -> Result<T, Refusal> {
        if !T::accepts(&self.of) {
            return Err(format!("an array of {} is read as something else", self.of).into());
        }
        self.left = self.left.checked_sub(1).ok_or("an array was read beyond its end")?;
        // A null has the length -1 and no bytes.
        let cell = match usize::try_from(number(&mut self.bytes)?) {
            Ok(length) => Some(self.bytes.split_off(..length).ok_or(CUT)?),
            Err(_) => None,
        };
        T::from_sql_nullable(&self.of, cell)
    }
}

impl<'a> FromSql<'a> for Elements<'a> {
    fn from_sql(ty: &Type, mut bytes: &'a [u8]) -> Result<Self, Refusal> {
        let Kind::Array(of) = ty.kind() else { return Err("not an array".into()) };
        let dimensions = number(&mut bytes)?;
        let (_has_nulls, _type) = (number(&mut bytes)?, number(&mut bytes)?);
        let left = match dimensions {
            0 => 0,
            1 => {
                let (length, _first) = (number(&mut bytes)?, number(&mut bytes)?);
                usize::try_from(length)?
            }
            _ => return Err("an array of arrays".into()),
        };
        Ok(Self { of: of.clone(), left, bytes })
    }

    fn from_sql_null(ty: &Type) -> Result<Self, Refusal> {
        // What an aggregate makes of no rows.
        let Kind::Array(of) = ty.kind() else { return Err("not an array".into()) };
        Ok(Self { of: of.clone(), left: 0, bytes: &[] })
    }

    fn accepts(ty: &Type) -> bool {
        matches!(ty.kind(), Kind::Array(_))
    }
}

const CUT: &str = "an array is cut short";

fn number(bytes: &mut &[u8]) -> Result<i32, Refusal> {
    let (first, rest) = bytes.split_first_chunk().ok_or(CUT)?;
    *bytes = rest;
    Ok(i32::from_be_bytes(*first))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers as PostgreSQL sends them.
    fn sent(numbers: &[i32]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
    }

    #[test]
    fn elements_are_read_in_order_and_nulls_among_them() {
        let mut bytes = sent(&[1, 1, 25, 3, 1, 2]);
        bytes.extend(b"ab");
        bytes.extend(sent(&[-1, 0]));
        let mut texts = Elements::from_sql(&Type::TEXT_ARRAY, &bytes).unwrap();
        assert_eq!(texts.left(), 3);
        assert_eq!(texts.take::<&str>().unwrap(), "ab");
        assert_eq!(texts.take::<Option<&str>>().unwrap(), None);
        assert_eq!(texts.take::<Option<&str>>().unwrap(), Some(""));
        assert!(texts.take::<Option<&str>>().is_err(), "there are three");
    }

    #[test]
    fn no_rows_are_no_elements() {
        assert_eq!(Elements::from_sql_null(&Type::TEXT_ARRAY).unwrap().left(), 0);
        assert_eq!(Elements::from_sql(&Type::TEXT_ARRAY, &sent(&[0, 0, 25])).unwrap().left(), 0);
    }

    #[test]
    fn what_is_cut_short_or_of_another_type_is_refused() {
        let whole = sent(&[1, 0, 20, 1, 1, 8, 0, 7]);
        let read = |bytes: &[u8]| Elements::from_sql(&Type::INT8_ARRAY, bytes)?.read::<i64>();
        assert_eq!(read(&whole).unwrap(), 7);
        for end in 0..whole.len() {
            assert!(read(&whole[..end]).is_err(), "{end}");
        }
        assert!(Elements::from_sql(&Type::INT8_ARRAY, &whole).unwrap().take::<&str>().is_err());
        assert!(Elements::from_sql(&Type::INT8_ARRAY, &sent(&[2, 0, 20])).is_err());
    }
}
