//! The hand of a child: wobbles by age, fills and outlines with one medium, and keeps the habits of one drawing.

use super::{
    Medium,
    brush::{Deposit, Wash},
    geometry::{Frame, Path, Pt, pt},
    habits::{Habits, Outline},
    hatch, noise,
    palette::{Hue, Palette, brightness, darker, lighter, mix},
    paper::Rgb,
    raster::Touch,
    rng::Rng,
    sheet::Sheet,
};

/// A drawing in the making.
#[derive(Debug)]
pub struct Hand {
    /// Chance.
    pub rng: Rng,
    /// The sheet.
    pub sheet: Sheet,
    /// The habits.
    pub habits: Habits,
    /// The colours.
    pub palette: Palette,
    /// Whether it is winter in the picture.
    pub cold: bool,
    /// Width of the page in page units.
    pub wide: f32,
    /// Height of the page in page units.
    pub high: f32,
    /// Where sun or moon stands, and how large it is.
    pub lamp: Option<(Pt, f32)>,
}

impl Hand {
    /// A colour of the box.
    pub fn hue(&self, hue: Hue) -> Rgb {
        self.palette.of(hue)
    }

    /// One of these colours of the box.
    pub fn any(&self, hues: &[Hue]) -> Rgb {
        let hue = self.rng.pick(hues);
        self.hue(hue)
    }

    /// A gay colour, for clothes and kites.
    pub fn gay(&self) -> Rgb {
        self.any(&[
            Hue::Red,
            Hue::Orange,
            Hue::Yellow,
            Hue::Lime,
            Hue::Green,
            Hue::Teal,
            Hue::Sky,
            Hue::Blue,
            Hue::Violet,
            Hue::Pink,
            Hue::Rose,
        ])
    }

    /// About 1, less steady the younger the hand.
    pub fn about(&self, spread: f32) -> f32 {
        let young = self.habits.young;
        1.0 + self.rng.bell() * spread * (0.6 + young)
    }

    /// A frame for a thing standing at a point given in shares of the page.
    pub fn frame(&self, x: f32, y: f32, size: f32) -> Frame {
        Frame::new(pt(x * self.wide, y * self.high), size)
    }

    /// Works with the medium of sky, land and water for a while.
    pub fn behind(&mut self, work: impl FnOnce(&mut Self)) {
        let medium = self.habits.medium;
        self.habits.medium = self.habits.ground;
        work(self);
        self.habits.medium = medium;
    }

    /// True for the media that are wet.
    pub fn wet(&self) -> bool {
        matches!(
            self.habits.medium,
            Medium::Watercolour | Medium::Ink | Medium::Gouache
        )
    }

    /// The line as this hand draws it: it trembles and drifts.
    pub fn wobble(&mut self, path: &Path) -> Path {
        let seed = noise::fold(self.rng.bits());
        let young = self.habits.young;
        let (low, high) = path.bounds();
        let size = (high - low).length();
        let drift =
            ((0.5 + 3.4 * young * young + young) * (size / 140.0).min(1.0)).min(size * 0.035);
        let tremble = ((0.12 + 0.75 * young) * (size / 60.0).min(1.0)).min(size * 0.012);
        let dense = path.resampled(if size > 300.0 { 6.0 } else { 3.5 });
        let mut s = 0.0;
        let mut before = dense.points[0];
        let total = dense.length().max(1.0);
        let points = dense
            .points
            .iter()
            .map(|&p| {
                s += (p - before).length();
                before = p;
                // An outline comes back to where it began, more or less.
                let shut = if path.closed {
                    ((total - s) / 25.0)
                        .clamp(0.15, 1.0)
                        .min((s / 25.0).clamp(0.15, 1.0))
                } else {
                    1.0
                };
                let by = |k: u32, long: f32| noise::along(seed ^ k, s / long);
                p + pt(
                    drift * shut * by(1, 48.0) + tremble * by(2, 9.0),
                    drift * shut * by(3, 48.0) + tremble * by(4, 9.0),
                )
            })
            .collect();
        Path {
            points,
            closed: path.closed,
        }
    }

    /// Fills and outlines a thing that stands before what was drawn earlier.
    pub fn form(&mut self, path: &Path, colour: Rgb) {
        let path = self.wobble(path);
        self.area(&path, colour);
        self.trace(&path, colour);
    }

    /// Fills a thing without outline.
    pub fn patch(&mut self, path: &Path, colour: Rgb) {
        let path = self.wobble(path);
        self.area(&path, colour);
    }

    /// A thing with one side darker, as older children do.
    pub fn solid(&mut self, path: &Path, colour: Rgb) {
        let path = self.wobble(path);
        self.area(&path, colour);
        if self.habits.young < 0.75 {
            self.shade(&path, 0.62, 1.0);
        }
        self.trace(&path, colour);
    }

    /// Leaves the paper free inside a shape, and a rim around it.
    pub fn reserve(&mut self, path: &Path) {
        let halo = self.habits.halo;
        self.sheet.clear(path, halo, 0.97);
    }

    /// Fills a shape, already wobbled, over whatever was below.
    fn area(&mut self, path: &Path, colour: Rgb) {
        let breadth = path.breadth();
        if !matches!(self.habits.medium, Medium::Gouache) {
            let halo = self.habits.halo.min(breadth * 0.15);
            self.sheet.clear(path, halo, 0.96);
        }
        self.fill(path, colour);
    }

    /// Fills a shape with the medium, letting what is below shine through as the medium does.
    pub fn fill(&mut self, path: &Path, colour: Rgb) {
        let slant = self.habits.slant + self.rng.bell() * 0.05 * (0.4 + self.habits.young);
        self.fill_along(path, colour, slant);
    }

    /// Fills with strokes in a direction, in turns from the horizontal.
    pub fn fill_along(&mut self, path: &Path, colour: Rgb, slant: f32) {
        let seed = self.rng.bits();
        match self.habits.medium {
            Medium::Crayon | Medium::ColouredPencil | Medium::Felt => {
                if brightness(colour) > 244.0 && self.habits.medium != Medium::Crayon {
                    return; // White is the paper.
                }
                hatch::fill(self, path, colour, slant, (0.0, 1.0));
            }
            Medium::Watercolour => {
                let mut wash = Wash::water(colour);
                wash.tints[1] = mix(
                    colour,
                    self.rng
                        .pick(&[[255, 214, 120], [120, 150, 220], [230, 120, 140]]),
                    0.25,
                );
                wash.mingle = 0.5;
                wash.load = 0.55 + 0.32 * self.rng.unit();
                wash.grow = self.rng.range(-0.9, 0.5);
                self.sheet.wash(path, &wash, seed);
            }
            Medium::Ink => {
                let mut wash = Wash::water(mix(colour, [120, 118, 112], 0.12));
                wash.load = 0.62 + 0.24 * self.rng.unit();
                wash.rim = 0.3;
                wash.grow = self.rng.range(-1.6, 1.2);
                let off = pt(self.rng.bell() * 3.0, self.rng.bell() * 3.0)
                    * (path.breadth() / 40.0).min(1.0);
                self.sheet.wash(&path.moved(off), &wash, seed);
            }
            Medium::Gouache => {
                let mut wash = Wash::poster(colour);
                wash.streaks.0 = slant;
                wash.tints[1] = mix(
                    colour,
                    self.rng.pick(&[[255, 250, 235], [40, 50, 90]]),
                    0.14,
                );
                wash.mingle = 0.5;
                self.sheet.wash(path, &wash, seed);
                hatch::brushwork(self, path, colour, slant);
            }
        }
    }

    /// Darkens the part of a shape between two shares of its width.
    pub fn shade(&mut self, path: &Path, from: f32, to: f32) {
        let Some(side) = hatch::side(path, from, to) else {
            return;
        };
        let tone: Rgb = [86, 80, 110];
        let seed = self.rng.bits();
        match self.habits.medium {
            Medium::Crayon | Medium::ColouredPencil | Medium::Felt => {
                let slant = self.habits.slant + 0.06;
                hatch::shade(self, &side, tone, slant);
            }
            _ => {
                let mut wash = Wash::water(tone);
                wash.load = 0.3;
                wash.rim = 0.15;
                wash.melt = if self.habits.medium == Medium::Gouache {
                    3.0
                } else {
                    1.0
                };
                self.sheet.wash(&side, &wash, seed);
            }
        }
    }

    /// Draws the outline of a shape, already wobbled.
    fn trace(&mut self, path: &Path, colour: Rgb) {
        let breadth = path.breadth().max(0.6);
        let width = self.habits.line.min(0.5 + breadth * 0.32);
        match self.habits.outline {
            Outline::None => {}
            Outline::Own => {
                let own = if self.habits.dark_paper {
                    lighter(colour, 0.4)
                } else {
                    darker(colour, 0.55)
                };
                self.stroke(path, own, width, self.own_tool(own));
            }
            _ => {
                let dark = self.habits.dark;
                self.stroke(path, dark, width, self.line_tool(dark));
            }
        }
    }

    /// Outlines a shape or draws a line as the drawing's outlines are.
    pub fn draw(&mut self, path: &Path, width: f32) {
        let path = self.wobble(path);
        let dark = self.habits.dark;
        self.stroke(&path, dark, width, self.line_tool(dark));
    }

    /// A line of a colour with the tool of the areas.
    pub fn line(&mut self, path: &Path, colour: Rgb, width: f32) {
        let path = self.wobble(path);
        let tool = self.own_tool(colour);
        self.stroke(&path, colour, width, tool);
    }

    fn line_tool(&self, dark: Rgb) -> Deposit {
        match self.habits.outline {
            Outline::Lead => Deposit {
                most: 190,
                ..Deposit::pencil(dark, 1.1)
            },
            Outline::Felt => Deposit::felt(dark),
            Outline::Wax => Deposit::wax(dark, 1.1),
            Outline::Ink => Deposit::ink(dark),
            Outline::None | Outline::Own => self.own_tool(dark),
        }
    }

    fn own_tool(&self, colour: Rgb) -> Deposit {
        match self.habits.medium {
            Medium::Crayon => Deposit::wax(colour, 1.1),
            Medium::ColouredPencil => Deposit::pencil(colour, 1.25),
            Medium::Felt => Deposit::felt(colour),
            Medium::Watercolour | Medium::Ink if brightness(colour) < 225.0 => Deposit::ink(colour),
            _ => Deposit::paint(colour),
        }
    }

    /// Presses a line with the changes of press of a hand and lays it.
    fn stroke(&mut self, path: &Path, colour: Rgb, width: f32, tool: Deposit) {
        let dense = path.resampled(4.0);
        let seed = noise::fold(self.rng.bits());
        let ink = tool.stain && tool.tooth == Deposit::ink(colour).tooth;
        let mut points = dense.points;
        if dense.closed && !points.is_empty() {
            // Outlines overshoot where they close.
            let extra = (self.rng.below(4) + 1).min(points.len());
            points.extend_from_within(..extra);
        }
        let last = points.len().max(2) as f32 - 1.0;
        let swing = if ink { 0.38 } else { 0.14 };
        let touches: Vec<Touch> = points
            .iter()
            .enumerate()
            .map(|(i, &at)| {
                let s = i as f32;
                let share = s / last;
                let taper = if ink {
                    (share.min(1.0 - share) * 7.0 + 0.45).min(1.0)
                } else {
                    1.0
                };
                let swell = 1.0 + swing * noise::along(seed, s * 0.13);
                let press = 1.0 + 0.28 * noise::along(seed ^ 3, s * 0.21);
                Touch {
                    at,
                    half: 0.5 * width * swell * taper,
                    press: press * self.habits.press.max(0.9),
                }
            })
            .collect();
        self.sheet
            .press_line(&touches, if tool.tooth > 100 { 2.2 } else { 3.5 });
        self.sheet.deposit(&Deposit { colour, ..tool });
    }

    /// A dab of the tool.
    pub fn dot(&mut self, at: Pt, radius: f32, colour: Rgb) {
        let tool = self.own_tool(colour);
        self.dab(at, radius, colour, tool);
    }

    /// A dark dab as the outlines are made: eyes, buttons.
    pub fn dark_dot(&mut self, at: Pt, radius: f32) {
        let dark = self.habits.dark;
        self.dab(at, radius, dark, self.line_tool(dark));
    }

    fn dab(&mut self, at: Pt, radius: f32, colour: Rgb, tool: Deposit) {
        let skew = pt(self.rng.bell(), self.rng.bell()) * (radius * 0.35);
        let touch = |at| Touch {
            at,
            half: radius,
            press: 1.15,
        };
        self.sheet
            .press_line(&[touch(at - skew), touch(at + skew)], 4.0);
        self.sheet.deposit(&Deposit { colour, ..tool });
    }

    /// White or light paint over what is there: snow, stars, highlights. Any medium.
    pub fn spark(&mut self, at: Pt, radius: f32, colour: Rgb) {
        self.dab(at, radius, colour, Deposit::paint(colour));
    }

    /// An opaque light line over what is there.
    pub fn paint_line(&mut self, path: &Path, colour: Rgb, width: f32) {
        let path = self.wobble(path);
        self.stroke(&path, colour, width, Deposit::paint(colour));
    }
}
