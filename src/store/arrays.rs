//! Many rows in one: a column is an array, read in place from its first element to its last. A row costs
//! far more on its way through the driver than its cells do.

use jiff::Timestamp;
use tokio_postgres::types::{FromSql, Kind, Type};

use super::{Row, StoreError};

type Refusal = Box<dyn std::error::Error + Send + Sync>;

/// An array of one dimension, its elements not read yet.
pub(super) struct Elements<'a> {
    /// The type of the elements.
    of: u32,
    left: usize,
    bytes: &'a [u8],
}

/// What an element can be read as. The driver's own trait looks at names of types for each value.
pub(super) trait Element<'a>: Sized {
    const TYPE: Type;
    fn read(bytes: &'a [u8]) -> Result<Self, Refusal>;
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

    /// The next element, or null.
    pub(super) fn take<T: Element<'a>>(&mut self) -> Result<Option<T>, StoreError> {
        self.read().map_err(StoreError::internal)
    }

    fn read<T: Element<'a>>(&mut self) -> Result<Option<T>, Refusal> {
        if self.of != T::TYPE.oid() {
            return Err(format!("an array of the type {} is read as {}", self.of, T::TYPE).into());
        }
        self.left = self.left.checked_sub(1).ok_or("an array was read beyond its end")?;
        // A null has the length -1 and no bytes.
        match usize::try_from(number(&mut self.bytes)?) {
            Ok(length) => T::read(self.bytes.split_off(..length).ok_or(CUT)?).map(Some),
            Err(_) => Ok(None),
        }
    }
}

impl<'a> Element<'a> for &'a str {
    const TYPE: Type = Type::TEXT;
    fn read(bytes: &'a [u8]) -> Result<Self, Refusal> {
        Ok(std::str::from_utf8(bytes)?)
    }
}

impl Element<'_> for f64 {
    const TYPE: Type = Type::FLOAT8;
    fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        Ok(Self::from_be_bytes(bytes.try_into()?))
    }
}

impl Element<'_> for Timestamp {
    const TYPE: Type = Type::TIMESTAMPTZ;
    fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let since_2000 = i64::from_be_bytes(bytes.try_into()?);
        let since_1970 = since_2000.checked_add(YEAR_2000).ok_or("an instant without end")?;
        Ok(Self::from_microsecond(since_1970)?)
    }
}

/// The instant that PostgreSQL counts from, in microseconds.
const YEAR_2000: i64 = 946_684_800_000_000;

impl<'a> FromSql<'a> for Elements<'a> {
    fn from_sql(ty: &Type, mut bytes: &'a [u8]) -> Result<Self, Refusal> {
        let of = element(ty)?;
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
        Ok(Self { of, left, bytes })
    }

    fn from_sql_null(ty: &Type) -> Result<Self, Refusal> {
        // What an aggregate makes of no rows.
        Ok(Self { of: element(ty)?, left: 0, bytes: &[] })
    }

    fn accepts(ty: &Type) -> bool {
        matches!(ty.kind(), Kind::Array(_))
    }
}

/// The type of an array's elements.
fn element(ty: &Type) -> Result<u32, Refusal> {
    match ty.kind() {
        Kind::Array(of) => Ok(of.oid()),
        _ => Err("not an array".into()),
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
        let mut next = || texts.take::<&str>();
        assert_eq!(next().unwrap(), Some("ab"));
        assert_eq!(next().unwrap(), None);
        assert_eq!(next().unwrap(), Some(""));
        assert!(next().is_err(), "there are three");
    }

    #[test]
    fn instants_are_read_as_the_driver_reads_them() {
        for since_2000 in [0i64, 1, -1, 835_000_000_123_456, -946_684_800_000_000] {
            let bytes = since_2000.to_be_bytes();
            let theirs = <Timestamp as FromSql>::from_sql(&Type::TIMESTAMPTZ, &bytes).unwrap();
            assert_eq!(<Timestamp as Element>::read(&bytes).unwrap(), theirs);
        }
        // What PostgreSQL calls infinity.
        assert!(<Timestamp as Element>::read(&i64::MAX.to_be_bytes()).is_err());
        assert!(<Timestamp as Element>::read(&i64::MIN.to_be_bytes()).is_err());
    }

    #[test]
    fn no_rows_are_no_elements() {
        assert_eq!(Elements::from_sql_null(&Type::TEXT_ARRAY).unwrap().left(), 0);
        assert_eq!(Elements::from_sql(&Type::TEXT_ARRAY, &sent(&[0, 0, 25])).unwrap().left(), 0);
    }

    #[test]
    fn what_is_cut_short_or_of_another_type_is_refused() {
        let whole = [sent(&[1, 0, 701, 1, 1, 8]), 2.5f64.to_be_bytes().into()].concat();
        let read = |bytes: &[u8]| Elements::from_sql(&Type::FLOAT8_ARRAY, bytes)?.read::<f64>();
        assert_eq!(read(&whole).unwrap(), Some(2.5));
        for end in 0..whole.len() {
            assert!(read(&whole[..end]).is_err(), "{end}");
        }
        assert!(Elements::from_sql(&Type::FLOAT8_ARRAY, &whole).unwrap().take::<&str>().is_err());
        assert!(Elements::from_sql(&Type::FLOAT8_ARRAY, &sent(&[2, 0, 701])).is_err());
    }
}
