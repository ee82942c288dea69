//! What the system lets a reader have.

use nix::sys::resource::{Resource, setrlimit};

/// All of its memory, the program's own included.
const MEMORY: u64 = 384 << 20;
/// Seconds of a processor.
const TIME: u64 = 3;

/// The allocator otherwise reserves, at its start, more than a reader may have.
pub(super) const ALLOCATOR: [(&str, &str); 2] =
    [("MIMALLOC_DISALLOW_ARENA_ALLOC", "1"), ("MIMALLOC_ARENA_EAGER_COMMIT", "0")];

/// Binds this process, for good.
pub(super) fn set() -> nix::Result<()> {
    setrlimit(Resource::RLIMIT_CPU, TIME, TIME)?;
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    setrlimit(Resource::RLIMIT_FSIZE, 0, 0)?;
    // Elsewhere the address space is not limited this way; time is.
    if cfg!(target_os = "linux") {
        setrlimit(Resource::RLIMIT_AS, MEMORY, MEMORY)?;
    }
    Ok(())
}
