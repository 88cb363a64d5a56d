//! What a decoding child may do: compute, and talk to who started it. Everything else is taken away before it has seen a byte.

use std::collections::BTreeMap;
use std::io;

use rustix::process::{Resource, Rlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

/// Takes away what no decoder needs: more memory than the worst picture, files, and (on Linux) every system call but those that
/// computing and the pipe need; what is forbidden fails with "not permitted". There is no way back.
///
/// `may_have_threads` leaves threads of this process, which are within all of the same bounds: the HEVC decoder behind libheif works in
/// one of its own and would wait for it forever.
pub(super) fn lock_in(memory_bytes_max: u64, may_have_threads: bool) -> io::Result<()> {
    limit(Resource::As, memory_bytes_max, memory_bytes_max)?;
    // A child's drawing must not end in a core dump.
    limit(Resource::Core, 0, 0)?;
    limit(Resource::Fsize, 0, 0)?;
    forbid_calls(may_have_threads)
}

/// Gives the process `cpu_seconds` for one more task; whoever takes more is ended by the system.
pub(super) fn allow_time_for_one_task(cpu_seconds: u64) -> io::Result<()> {
    let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
    setrlimit(
        Resource::Cpu,
        Rlimit {
            current: Some(used + cpu_seconds + 1),
            maximum: None,
        },
    )?;
    Ok(())
}

fn limit(resource: Resource, current: u64, maximum: u64) -> io::Result<()> {
    let limit = Rlimit {
        current: Some(current),
        maximum: Some(maximum),
    };
    Ok(setrlimit(resource, limit)?)
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
fn forbid_calls(may_have_threads: bool) -> io::Result<()> {
    use seccompiler::{SeccompAction, SeccompRule};

    let allowed = [
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_brk,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        libc::SYS_prlimit64,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];
    let mut allowed: BTreeMap<i64, Vec<SeccompRule>> =
        allowed.map(|call| (call, Vec::new())).into();
    if may_have_threads {
        // The flags of `clone3` lie in memory, where no filter sees them. As on a system that does not know it, `clone` is called then.
        apply(
            [(libc::SYS_clone3, Vec::new())].into(),
            SeccompAction::Allow,
            SeccompAction::Errno(libc::ENOSYS as u32),
        )?;
        allowed.insert(libc::SYS_clone3, Vec::new());
        allowed.insert(libc::SYS_clone, vec![of_a_thread()?]);
        allowed.insert(libc::SYS_set_robust_list, Vec::new());
        allowed.insert(libc::SYS_rseq, Vec::new());
    }
    apply(
        allowed,
        SeccompAction::Errno(libc::EPERM as u32),
        SeccompAction::Allow,
    )
}

/// A `clone` with exactly the flags of a new thread of this process (glibc, `pthread_create`): no process, no namespace.
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
fn of_a_thread() -> io::Result<seccompiler::SeccompRule> {
    use seccompiler::{SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompRule};

    let flags = libc::CLONE_VM
        | libc::CLONE_FS
        | libc::CLONE_FILES
        | libc::CLONE_SYSVSEM
        | libc::CLONE_SIGHAND
        | libc::CLONE_THREAD
        | libc::CLONE_SETTLS
        | libc::CLONE_PARENT_SETTID
        | libc::CLONE_CHILD_CLEARTID;
    let is_thread =
        SeccompCondition::new(0, SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, flags as u64);
    SeccompRule::new(vec![is_thread.map_err(io::Error::other)?]).map_err(io::Error::other)
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
fn apply(
    calls: BTreeMap<i64, Vec<seccompiler::SeccompRule>>,
    for_others: seccompiler::SeccompAction,
    for_these: seccompiler::SeccompAction,
) -> io::Result<()> {
    let arch = std::env::consts::ARCH
        .try_into()
        .map_err(io::Error::other)?;
    let filter = seccompiler::SeccompFilter::new(calls, for_others, for_these, arch);
    let program: seccompiler::BpfProgram = filter
        .map_err(io::Error::other)?
        .try_into()
        .map_err(io::Error::other)?;
    seccompiler::apply_filter(&program).map_err(io::Error::other)
}

/// Elsewhere the limits above and the empty surroundings are what there is.
#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
fn forbid_calls(_may_have_threads: bool) -> io::Result<()> {
    Ok(())
}
