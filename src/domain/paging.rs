//! Pages of connections (platform specification, 11).

use crate::error::{Error, Result, Violations};

const DEFAULT_SIZE: i32 = 50;
const LARGEST_SIZE: i32 = 500;

/// Which way a page goes from its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Backward,
}

/// A page asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub direction: Direction,
    /// The id beside the page; the page does not hold it.
    pub cursor: Option<String>,
    pub size: i64,
}

/// The four arguments of a connection, as a client gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageArguments {
    pub first: Option<i32>,
    pub last: Option<i32>,
    pub after: Option<String>,
    pub before: Option<String>,
}

impl PageArguments {
    /// The page that these arguments ask for. Errors: `BAD_USER_INPUT` for arguments that exclude each other
    /// and for a size out of bounds.
    pub fn page(self) -> Result<Page> {
        let Self { first, last, after, before } = self;
        let clash = |a, b| {
            Err(Error::bad_input(format!(
                "Les arguments « {a} » et « {b} » ne peuvent pas être utilisés ensemble."
            )))
        };
        match (&first, &last, &after, &before) {
            (Some(_), Some(_), _, _) => return clash("first", "last"),
            (_, _, Some(_), Some(_)) => return clash("after", "before"),
            (Some(_), _, _, Some(_)) => return clash("first", "before"),
            (_, Some(_), Some(_), _) => return clash("last", "after"),
            _ => {}
        }
        let mut violations = Violations::default();
        for (name, size) in [("first", first), ("last", last)] {
            if size.is_some_and(|size| !(1..=LARGEST_SIZE).contains(&size)) {
                violations.push(name, format!("« {name} » doit être compris entre 1 et {LARGEST_SIZE}."));
            }
        }
        violations.into_result()?;
        let backward = last.is_some() || before.is_some();
        Ok(Page {
            direction: if backward { Direction::Backward } else { Direction::Forward },
            cursor: if backward { before } else { after },
            size: i64::from(first.or(last).unwrap_or(DEFAULT_SIZE)),
        })
    }
}

/// Most items of a page that is found by passing over others.
const LARGEST_SKIPPING: i32 = 50;

/// A page of a list that is gone through by `skip` and `first`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipping {
    pub skip: i64,
    pub size: i64,
}

impl Skipping {
    /// The page that these arguments ask for. Errors: `BAD_USER_INPUT` for numbers out of bounds.
    pub fn new(skip: Option<i32>, first: Option<i32>, default: i32) -> Result<Self> {
        let (skip, first) = (skip.unwrap_or(0), first.unwrap_or(default));
        let mut violations = Violations::default();
        if !(1..=LARGEST_SKIPPING).contains(&first) {
            violations.push("first", format!("« first » doit être compris entre 1 et {LARGEST_SKIPPING}."));
        }
        if skip < 0 {
            violations.push("skip", "« skip » ne peut pas être négatif.");
        }
        violations.into_result()?;
        Ok(Self { skip: skip.into(), size: first.into() })
    }

    /// `hasNextPage` and `hasPreviousPage`, where the page shows so many of `total`.
    pub fn neighbours(self, shown: usize, total: i64) -> (bool, bool) {
        let shown = i64::try_from(shown).unwrap_or(i64::MAX);
        (self.skip.saturating_add(shown) < total && shown > 0, self.skip > 0)
    }
}

impl Page {
    /// The items of the page in the order of the list, out of one more than asked for in the page's direction;
    /// and whether there are more.
    pub fn cut<T>(&self, mut items: Vec<T>) -> (Vec<T>, bool) {
        let size = usize::try_from(self.size).unwrap_or_default();
        let has_more = items.len() > size;
        items.truncate(size);
        if self.direction == Direction::Backward {
            items.reverse();
        }
        (items, has_more)
    }

    /// `hasNextPage` and `hasPreviousPage`, where there is more in the page's direction or not.
    pub fn neighbours(&self, has_more: bool) -> (bool, bool) {
        match self.direction {
            Direction::Forward => (has_more, self.cursor.is_some()),
            Direction::Backward => (self.cursor.is_some(), has_more),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(
        first: Option<i32>,
        last: Option<i32>,
        after: Option<&str>,
        before: Option<&str>,
    ) -> PageArguments {
        PageArguments { first, last, after: after.map(Into::into), before: before.map(Into::into) }
    }

    #[test]
    fn pages() {
        let page =
            |direction, cursor: Option<&str>, size| Page { direction, cursor: cursor.map(Into::into), size };
        let table = [
            (arguments(None, None, None, None), page(Direction::Forward, None, 50)),
            (arguments(Some(500), None, None, None), page(Direction::Forward, None, 500)),
            (arguments(None, None, Some("a"), None), page(Direction::Forward, Some("a"), 50)),
            (arguments(None, None, None, Some("b")), page(Direction::Backward, Some("b"), 50)),
            (arguments(None, Some(1), None, Some("b")), page(Direction::Backward, Some("b"), 1)),
            (arguments(None, Some(3), None, None), page(Direction::Backward, None, 3)),
        ];
        for (arguments, expected) in table {
            assert_eq!(arguments.clone().page().unwrap(), expected, "{arguments:?}");
        }
    }

    #[test]
    fn arguments_that_exclude_each_other_are_told_at_their_field() {
        let table = [
            arguments(Some(1), Some(1), None, None),
            arguments(Some(0), Some(1), None, None),
            arguments(Some(1), None, None, Some("b")),
            arguments(None, Some(1), Some("a"), None),
            arguments(None, None, Some("a"), Some("b")),
        ];
        for arguments in table {
            assert!(arguments.clone().page().unwrap_err().is_located(), "{arguments:?}");
        }
    }

    #[test]
    fn sizes_out_of_bounds_are_told_without_place() {
        for size in [0, -1, 501, i32::MIN] {
            for arguments in
                [arguments(Some(size), None, None, None), arguments(None, Some(size), None, None)]
            {
                assert!(!arguments.clone().page().unwrap_err().is_located(), "{arguments:?}");
            }
        }
    }

    #[test]
    fn a_page_that_passes_over_others_knows_its_neighbours() {
        let page = |skip, first| Skipping::new(skip, first, 10);
        assert_eq!(page(None, None).unwrap(), Skipping { skip: 0, size: 10 });
        assert_eq!(page(Some(3), Some(50)).unwrap(), Skipping { skip: 3, size: 50 });
        for (skip, first) in [(None, Some(0)), (None, Some(51)), (None, Some(-1)), (Some(-1), None)] {
            assert!(page(skip, first).is_err(), "{skip:?} {first:?}");
        }
        let neighbours = |skip, shown, total| page(Some(skip), None).unwrap().neighbours(shown, total);
        assert_eq!(neighbours(0, 10, 11), (true, false));
        assert_eq!(neighbours(10, 1, 11), (false, true));
        assert_eq!(neighbours(20, 0, 11), (false, true));
    }

    #[test]
    fn neighbours_behind_are_told_by_the_cursor_alone() {
        let forward = arguments(None, None, Some("a"), None).page().unwrap();
        assert_eq!(forward.neighbours(false), (false, true));
        let backward = arguments(None, Some(3), None, None).page().unwrap();
        assert_eq!(backward.neighbours(true), (false, true));
    }
}
