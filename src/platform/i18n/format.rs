//! Dates, times, numbers and country names of one language, by CLDR data.

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::fieldsets::{MD, YMD, YMDT};
use icu::datetime::input::{DateTime, Time};
use icu::datetime::{FixedCalendarDateTimeFormatter, options::TimePrecision};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::experimental::displaynames::DisplayNamesOptions;
use icu::experimental::displaynames::multi::RegionDisplayNames;
use icu::locale::Locale;
use jiff::civil;
use jiff::tz::TimeZone;

use crate::kernel::{Country, Instant, Lang};

/// Formatters of one language, made once.
pub struct Formats {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    day_short: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    moment: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    decimal: DecimalFormatter,
    regions: RegionDisplayNames,
}

impl Formats {
    /// Loads the compiled data of `lang`; the error says what is missing.
    pub fn new(lang: Lang) -> Result<Self, String> {
        let locale: Locale = lang.tag().parse().map_err(|error| format!("{error}"))?;
        let say = |error: &dyn std::fmt::Display| error.to_string();
        Ok(Self {
            day: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YMD::long())
                .map_err(|error| say(&error))?,
            day_short: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), MD::long())
                .map_err(|error| say(&error))?,
            moment: FixedCalendarDateTimeFormatter::try_new(
                locale.clone().into(),
                YMD::long().with_time(TimePrecision::Minute),
            )
            .map_err(|error| say(&error))?,
            decimal: DecimalFormatter::try_new(locale.clone().into(), Default::default())
                .map_err(|error| say(&error))?,
            regions: RegionDisplayNames::try_new(locale.into(), DisplayNamesOptions::default())
                .map_err(|error| say(&error))?,
        })
    }

    /// A day with its year: "September 27, 2026".
    pub fn day(&self, day: civil::Date) -> String {
        self.day.format(&icu_date(day)).to_string()
    }

    /// A day without its year: "September 27".
    pub fn day_short(&self, day: civil::Date) -> String {
        self.day_short.format(&icu_date(day)).to_string()
    }

    /// A span of days, the year said once where both days share it.
    pub fn days(&self, from: civil::Date, to: civil::Date) -> String {
        if from == to {
            self.day(from)
        } else {
            format!(
                "{} – {}",
                self.day(from),
                if from.year() == to.year() {
                    self.day_short(to)
                } else {
                    self.day(to)
                }
            )
        }
    }

    /// A moment in a zone, with the zone's offset: "September 27, 2026 at 6:00 PM (UTC+9)".
    pub fn instant(&self, instant: Instant, zone: &TimeZone) -> String {
        let zoned = instant.timestamp().to_zoned_datetime(zone.clone());
        let (date, time) = (zoned.date(), zoned.time());
        let minutes = zoned.offset().seconds() / 60;
        let offset = match (minutes / 60, (minutes % 60).abs()) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{hours:+}"),
            (hours, rest) => format!("UTC{hours:+}:{rest:02}"),
        };
        let time = Time::try_new(time.hour() as u8, time.minute() as u8, 0, 0)
            .unwrap_or(Time::start_of_day());
        format!(
            "{} ({offset})",
            self.moment.format(&DateTime {
                date: icu_date(date),
                time
            })
        )
    }

    /// A moment in UTC.
    pub fn instant_utc(&self, instant: Instant) -> String {
        self.instant(instant, &TimeZone::UTC)
    }

    /// A whole number with the language's grouping.
    pub fn number(&self, number: i64) -> String {
        self.decimal.format_to_string(&Decimal::from(number))
    }

    /// A number with so many digits after the mark.
    pub fn decimal(&self, number: f64, n_digits: u8) -> String {
        let text = format!("{number:.*}", usize::from(n_digits));
        match text.parse::<Decimal>() {
            Ok(decimal) => self.decimal.format_to_string(&decimal),
            Err(_) => text,
        }
    }

    /// The country's name, or its code where CLDR has none.
    pub fn country(&self, country: Country) -> String {
        country
            .as_str()
            .parse()
            .ok()
            .and_then(|region| self.regions.of(region))
            .unwrap_or(country.as_str())
            .to_owned()
    }
}

fn icu_date(day: civil::Date) -> IcuDate<Gregorian> {
    // Both calendars are proleptic Gregorian; jiff's years (−9999..=9999) are well within ICU's.
    IcuDate::try_new_gregorian(i32::from(day.year()), day.month() as u8, day.day() as u8)
        .unwrap_or_else(|_| {
            IcuDate::from_rata_die(icu::calendar::types::RataDie::new(1), Gregorian)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_says_day_moment_number_and_country_its_own_way() {
        let day = civil::date(2026, 9, 27);
        let instant: Instant = "2026-09-27T09:00:00Z".parse().unwrap();
        let seoul = TimeZone::get("Asia/Seoul").unwrap();
        let mn: Country = "MN".parse().unwrap();
        let said: Vec<String> = Lang::ALL
            .iter()
            .map(|lang| {
                let f = Formats::new(*lang).unwrap();
                format!(
                    "{lang}: {} | {} | {} | {}",
                    f.days(day, civil::date(2026, 10, 2)),
                    f.instant(instant, &seoul),
                    f.number(1234567),
                    f.country(mn)
                )
            })
            .collect();
        insta::assert_snapshot!(said.join("\n"));
    }
}
