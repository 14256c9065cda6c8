//! What everything stands on: credentials, room on the disk, the clock, the log.

use chrono::TimeDelta;

use super::{Level, Row};
use crate::audit::Trail;
use crate::audit::files;
use crate::audit::verify::{self, Depth};
use crate::auth::{self, Credential, KeyError, Keys};
use crate::base::{Result, Time, clock as time, platform};
use crate::config::Config;
use crate::state::State;
use crate::vault::Vault;

/// How old a credential may be, and how long before its end a person is told.
const OLD: TimeDelta = TimeDelta::days(30);
const SOON: TimeDelta = TimeDelta::days(14);

/// How far the clock may stand behind what is written already: machines that share a vault differ a little.
const AHEAD: TimeDelta = TimeDelta::minutes(5);

/// What is stored to sign in with, and what the settings need beside it.
pub(super) fn credentials(keys: Keys<'_>) -> Result<Row> {
    let known = auth::status::stored(keys.state)?;
    let part = credentials_part(&known, keys.clock.now());
    let lacking = keys.lacking().map_err(KeyError::fail)?;
    match lacking.first() {
        Some(first) if part.level == Level::Ok => {
            let what = format!("none is stored for {}", lacking.join(", "));
            Ok(Row::new(Level::Warn, "credentials", "credentials", what)
                .mend(format!("`fte auth {first} login`")))
        }
        _ => Ok(part),
    }
}

fn credentials_part(known: &[Credential], now: Time) -> Row {
    let part = |level, what: String| Row::new(level, "credentials", "credentials", what);
    let Some(oldest) = known.iter().min_by_key(|credential| credential.stored) else {
        return part(Level::Ok, "none is stored: nothing can expire".into());
    };
    if let Some((ended, why)) =
        known.iter().find_map(|one| one.ended.as_ref().map(|why| (one.service, why)))
    {
        return part(Level::Bad, format!("that of {ended} has ended: {why}"))
            .mend(format!("`fte auth {ended} login` makes a new one"));
    }
    let ends = known.iter().filter_map(|credential| Some((credential.expires?, credential)));
    let (level, what) = match ends.min_by_key(|(expires, _)| *expires) {
        Some((expires, first)) if expires <= now => {
            (Level::Bad, format!("that of {} has expired", first.service))
        }
        Some((expires, first)) if expires - now < SOON => {
            let what =
                format!("that of {} expires in {} days", first.service, (expires - now).num_days());
            (Level::Warn, what)
        }
        _ if now - oldest.stored > OLD => (
            Level::Warn,
            format!("that of {} is older than {} days", oldest.service, OLD.num_days()),
        ),
        _ => (Level::Ok, format!("{} stored, none expires soon", known.len())),
    };
    part(level, what).since(Some(oldest.stored)).mend("`fte auth SERVICE login` makes a new one")
}

/// The room where the vault lies, and where the state does.
pub(super) fn disks(vault: &Vault, state: &State, config: &Config) -> Result<Vec<Row>> {
    let least = u64::try_from(config.number("health.disk_mb")?).unwrap_or_default();
    let part = |name: &str, words: &str, room: Option<(u64, u64)>| {
        room_part(name, words, room, least).mend(
            "make room there: what can't be written is not done. `fte audit prune` packs old days of the log",
        )
    };
    let vault = part("disk.vault", "disk of the vault", platform::room(vault.root()));
    let state = part("disk.state", "disk of the state", platform::room(state.dir()));
    Ok(vec![vault, state])
}

/// `least`: megabytes below which there is a word of it; below a tenth of that it is bad.
fn room_part(name: &str, part: &str, room: Option<(u64, u64)>, least: u64) -> Row {
    let Some((free, all)) = room else {
        return Row::new(Level::Ok, name, part, "unknown: this system does not tell");
    };
    let megabytes = free / 1_000_000;
    let level = match megabytes {
        free if free < least.div_ceil(10) => Level::Bad,
        free if free < least => Level::Warn,
        _ => Level::Ok,
    };
    Row::new(level, name, part, format!("{} free of {}", size(free), size(all)))
}

/// `68.2 GB`, `512 MB`, in units of a thousand.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}

/// Whether the clock stands where it did not before: what expires, waits and is late is judged by it.
pub(super) fn clock(trail: &Trail<'_>) -> Result<Row> {
    let now = trail.clock.now();
    let part = |level, what: String| Row::new(level, "clock", "clock", what);
    let mend = "set the system's clock right, and let it follow a time server";
    let logged = files::newest_time(trail.vault)?;
    if let Some(newest) = logged.filter(|newest| *newest - now > AHEAD) {
        let what = format!(
            "set back: the log's newest event is of {}, {} after now",
            time::seconds(newest),
            length(newest - now)
        );
        return Ok(part(Level::Bad, what).mend(mend));
    }
    let ahead = trail.state.written().and_then(time::ahead);
    if let Some(ahead) = ahead.and_then(|ahead| TimeDelta::from_std(ahead).ok())
        && ahead > AHEAD
    {
        let what = format!("the state folder's files are of {} after now", length(ahead));
        return Ok(part(Level::Warn, what).mend(mend));
    }
    Ok(part(Level::Ok, "not behind what is written".into()).since(logged))
}

fn length(time: TimeDelta) -> String {
    match time.num_minutes() {
        minutes @ ..120 => format!("{minutes} min"),
        minutes @ ..2880 => format!("{} h", minutes / 60),
        minutes => format!("{} days", minutes / 1440),
    }
}

/// The log's files against the checkpoint; the lines of the last day one by one. The whole proof is `fte audit verify`.
pub(super) fn log(trail: &Trail<'_>) -> Result<Row> {
    let verified = verify::verify_to(trail, Depth::Fast)?;
    let part = match verified.problems.first() {
        None => {
            let what = format!("{} events, as the checkpoint has them", verified.events);
            Row::new(Level::Ok, "log", "log", what)
        }
        Some(first) => {
            let more = match verified.problems.len() - 1 {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            Row::new(Level::Bad, "log", "log", format!("{}: {}{more}", first.file, first.what))
        }
    };
    Ok(part.mend("`fte audit verify` names every line"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Time {
        time::parse(&format!("2026-11-{day:02}T09:00:00Z")).unwrap()
    }

    #[test]
    fn a_credential_is_told_of_before_it_ends() {
        let of = |stored: u32, expires: Option<u32>| Credential {
            service: "mail",
            stored: day(stored),
            expires: expires.map(day),
            ended: None,
        };
        for (known, now, level) in [
            (vec![], 16, Level::Ok),
            (vec![of(1, None)], 16, Level::Ok),
            (vec![of(1, Some(30))], 15, Level::Ok),
            (vec![of(1, Some(30))], 17, Level::Warn),
            (vec![of(1, Some(16))], 16, Level::Bad),
            (vec![of(1, None), of(2, Some(3))], 16, Level::Bad),
        ] {
            assert_eq!(credentials_part(&known, day(now)).level, level, "{known:?} on {now}");
        }
        let ended = Credential { ended: Some("revoked".into()), ..of(15, None) };
        assert_eq!(credentials_part(&[of(15, None), ended], day(16)).level, Level::Bad);
        let later = day(30) + TimeDelta::days(5);
        assert_eq!(credentials_part(&[of(1, None)], later).level, Level::Warn);
    }

    #[test]
    fn room_is_judged_by_what_is_left() {
        let level = |free| room_part("disk", "disk", Some((free, 1 << 50)), 1000).level;
        assert_eq!(level(1_000_000_000), Level::Ok);
        assert_eq!(level(999_999_999), Level::Warn);
        assert_eq!(level(100_000_000), Level::Warn);
        assert_eq!(level(99_999_999), Level::Bad);
        assert_eq!(room_part("disk", "disk", None, 1000).level, Level::Ok);
        assert_eq!(size(68_240_000_000), "68.2 GB");
    }
}
