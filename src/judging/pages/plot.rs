//! Plots as marks with coordinates: what is drawn is decided here, how it looks by the style sheet.

/// One mark of a plot. Lengths are in the plot's own units, which a style sheet scales.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// From (x1, y1) to (x2, y2).
    Line {
        class: &'static str,
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
    },
    /// A disc.
    Dot {
        class: &'static str,
        x: f64,
        y: f64,
        r: f64,
    },
    /// A filled rectangle.
    Bar {
        class: &'static str,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    },
    /// Words: `anchor` is start, middle or end.
    Words {
        class: &'static str,
        x: f64,
        y: f64,
        anchor: &'static str,
        text: String,
    },
}

/// A plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plot {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it shows, in a sentence, for who cannot see it.
    pub alt: String,
    /// In the order in which they are drawn.
    pub marks: Vec<Mark>,
}

/// To a tenth: more digits only make the page longer.
fn near(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

impl Plot {
    pub(super) fn new(width: f64, height: f64, alt: String) -> Self {
        Self {
            width,
            height,
            alt,
            marks: Vec::new(),
        }
    }

    pub(super) fn line(&mut self, class: &'static str, from: (f64, f64), to: (f64, f64)) {
        self.marks.push(Mark::Line {
            class,
            x1: near(from.0),
            y1: near(from.1),
            x2: near(to.0),
            y2: near(to.1),
        });
    }

    pub(super) fn dot(&mut self, class: &'static str, at: (f64, f64), r: f64) {
        self.marks.push(Mark::Dot {
            class,
            x: near(at.0),
            y: near(at.1),
            r,
        });
    }

    pub(super) fn bar(&mut self, class: &'static str, at: (f64, f64), width: f64, height: f64) {
        self.marks.push(Mark::Bar {
            class,
            x: near(at.0),
            y: near(at.1),
            width: near(width),
            height: near(height),
        });
    }

    pub(super) fn words(
        &mut self,
        class: &'static str,
        at: (f64, f64),
        anchor: &'static str,
        text: impl Into<String>,
    ) {
        self.marks.push(Mark::Words {
            class,
            x: near(at.0),
            y: near(at.1),
            anchor,
            text: text.into(),
        });
    }
}

/// A straight way from numbers to places.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Axis {
    /// `low` is drawn at `from`, `high` at `to`; equal ends are pulled apart.
    pub(super) fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self {
            low,
            high,
            from,
            to,
        }
    }

    /// Where a number is drawn; beyond the ends it stays at them.
    pub(super) fn at(&self, number: f64) -> f64 {
        let share = ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + share * (self.to - self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_straight_and_holds_its_ends() {
        let axis = Axis::new(-1.0, 1.0, 100.0, 300.0);
        assert_eq!(
            [-2.0, -1.0, 0.0, 1.0, 9.0].map(|n| axis.at(n)),
            [100.0, 100.0, 200.0, 300.0, 300.0]
        );
        assert_eq!(Axis::new(3.0, 3.0, 0.0, 10.0).at(3.0), 0.0);
    }
}
