//! Awards and their announcement; exhibitions with rooms, placements, labels, venues and stops.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(
            manager,
            vec![
                table("awards")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(reference("tier_id"))
                    .col(reference("entry_id"))
                    .col(int("position"))
                    .col(text("state"))
                    .col(text("reason"))
                    .col(at("given_at"))
                    .col(reference_null("given_by"))
                    .foreign_key(&mut belongs_to("awards", "edition_id", "editions"))
                    .foreign_key(&mut belongs_to("awards", "tier_id", "award_tiers"))
                    .foreign_key(&mut belongs_to("awards", "entry_id", "entries"))
                    .to_owned(),
                table("announcements")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(at("announced_at"))
                    .col(reference_null("announced_by"))
                    .col(int("n_awards"))
                    .col(int("n_letters"))
                    // The last entry whose letter was written: the letters of an announcement go out in parts.
                    .col(reference_null("letters_after"))
                    .col(at_null("letters_done_at"))
                    .foreign_key(&mut belongs_to("announcements", "edition_id", "editions"))
                    .to_owned(),
                table("exhibitions")
                    .col(id())
                    .col(text("slug"))
                    .col(json("title"))
                    .col(json("lede"))
                    .col(text("state"))
                    .col(text_null("opens_on"))
                    .col(text_null("closes_on"))
                    .col(json("languages"))
                    // One name a line.
                    .col(text("thanks"))
                    .col(reference_null("cover_entry_id"))
                    .col(at("made_at"))
                    .col(at_null("published_at"))
                    .to_owned(),
                table("rooms")
                    .col(id())
                    .col(reference("exhibition_id"))
                    .col(int("position"))
                    .col(json("title"))
                    .col(json("intro"))
                    .col(text("wall"))
                    .foreign_key(&mut part_of("rooms", "exhibition_id", "exhibitions"))
                    .to_owned(),
                // One work hung in a room. The snapshot freezes the words of the day it was hung.
                table("placements")
                    .col(id())
                    .col(reference("room_id"))
                    .col(reference("entry_id"))
                    .col(int("position"))
                    // Works of the same bay hang together; bays count up within a room.
                    .col(int("bay"))
                    .col(text("role"))
                    .col(json("snapshot"))
                    .foreign_key(&mut part_of("placements", "room_id", "rooms"))
                    .foreign_key(&mut belongs_to("placements", "entry_id", "entries"))
                    .to_owned(),
                // A stretch of wall before a bay, with a sentence or without.
                table("pauses")
                    .col(id())
                    .col(reference("room_id"))
                    .col(int("bay"))
                    .col(json("text"))
                    .foreign_key(&mut part_of("pauses", "room_id", "rooms"))
                    .to_owned(),
                table("labels")
                    .col(id())
                    .col(reference("placement_id"))
                    .col(text("kind"))
                    .col(json("text"))
                    .foreign_key(&mut part_of("labels", "placement_id", "placements"))
                    .to_owned(),
                table("venues")
                    .col(id())
                    .col(json("name"))
                    .col(text_null("member_code"))
                    .col(text("address"))
                    .to_owned(),
                // The exhibition at a place, or online where there is no venue. Stops may overlap.
                table("stops")
                    .col(id())
                    .col(reference("exhibition_id"))
                    .col(reference_null("venue_id"))
                    .col(text("kind"))
                    .col(json("name"))
                    .col(text("opens_on"))
                    .col(text("closes_on"))
                    .col(text("zone"))
                    .col(text("state"))
                    .col(json("note"))
                    .foreign_key(&mut part_of("stops", "exhibition_id", "exhibitions"))
                    .foreign_key(&mut belongs_to("stops", "venue_id", "venues"))
                    .to_owned(),
            ],
            vec![
                unique("awards", &["edition_id", "entry_id"]),
                index("awards", &["tier_id", "position"]),
                index("announcements", &["edition_id"]),
                unique("exhibitions", &["slug"]),
                index("rooms", &["exhibition_id", "position"]),
                index("placements", &["room_id", "position"]),
                index("placements", &["entry_id"]),
                unique("labels", &["placement_id", "kind"]),
                unique("pauses", &["room_id", "bay"]),
                index("stops", &["exhibition_id", "opens_on"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &[
                "stops",
                "venues",
                "labels",
                "pauses",
                "placements",
                "rooms",
                "exhibitions",
                "announcements",
                "awards",
            ],
        )
        .await
    }
}
