//! Headdresses, in a frame whose origin is the middle of the head and whose size is its height.

use super::{
    super::{geometry::Frame, hand::Hand, palette::Hue},
    clothes::Dress,
    people::Person,
};

/// The headdress, in a frame whose origin is the middle of the head and whose size is its height.
pub fn hat(h: &mut Hand, g: &Frame, who: &Person) {
    match who.dress {
        Dress::Deel => {
            let fur = h.any(&[Hue::Brown, Hue::Umber, Hue::White]);
            h.form(&g.corners([-36, -40, 0, -102, 36, -40]), who.trim);
            h.form(
                &g.soft([-52, -28, 0, -42, 52, -28, 54, -48, 0, -64, -54, -48]),
                fur,
            );
            let red = h.hue(Hue::Red);
            h.spark(g.at(0.0, -1.03), g.size() * 0.07, red);
        }
        Dress::Hanbok if !who.girl => {
            let black = h.hue(Hue::Black);
            h.form(&g.round(0.0, -0.38, 0.72, 0.1), black);
            h.form(&g.corners([-30, -40, -25, -86, 25, -86, 30, -40]), black);
        }
        Dress::Hanbok => {
            h.spark(g.at(0.0, -0.56), g.size() * 0.08, who.cloth);
        }
        Dress::Kimono if who.girl => {
            let pink = h.any(&[Hue::Pink, Hue::Red, Hue::Yellow]);
            for (x, y) in [(0.3, -0.5), (0.42, -0.4), (0.28, -0.36)] {
                h.form(&g.round(x, y, 0.09, 0.09), pink);
            }
        }
        Dress::Tang if !who.girl => {
            h.form(
                &g.soft([-44, -32, -36, -60, 0, -70, 36, -60, 44, -32, 0, -38]),
                who.cloth,
            );
            let gold = h.hue(Hue::Yellow);
            h.spark(g.at(0.0, -0.72), g.size() * 0.07, gold);
        }
        Dress::Sarafan if who.girl => {
            h.form(
                &g.soft([
                    -50, -18, -52, -46, -25, -72, 0, -86, 25, -72, 52, -46, 50, -18, 25, -34, 0,
                    -40, -25, -34,
                ]),
                who.cloth,
            );
            let gold = h.hue(Hue::Yellow);
            for (x, y) in [
                (-0.38, -0.4),
                (-0.2, -0.54),
                (0.0, -0.62),
                (0.2, -0.54),
                (0.38, -0.4),
            ] {
                h.spark(g.at(x, y), g.size() * 0.045, gold);
            }
        }
        Dress::Coat | Dress::Sarafan => {
            let fur = h.any(&[Hue::Grey, Hue::Brown, Hue::Umber]);
            h.form(
                &g.soft([
                    -58, 18, -60, -30, -30, -68, 30, -68, 60, -30, 58, 18, 42, 14, 42, -20, 0, -28,
                    -42, -20, -42, 14,
                ]),
                fur,
            );
        }
        Dress::Tee if !who.girl => {
            h.form(
                &g.soft([
                    -47, -26, -36, -56, 0, -68, 36, -56, 47, -26, 80, -20, 50, -16, 0, -26,
                ]),
                who.trim,
            );
        }
        _ => {}
    }
}
