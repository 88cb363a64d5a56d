//! The member governments as people and programs see them.

use actix_web::http::StatusCode;
use artkite::kernel::Lang;
use artkite::members::actions::Members;
use sea_orm::ConnectionTrait;

use crate::entries::open_house;
use crate::support::TestApp;

#[actix_web::test]
async fn programs_can_list_the_member_governments_with_their_names_in_every_language() {
    let house = TestApp::start().await;
    let list = house.browser().get("/api/v1/members").await.json();
    let members = list["members"].as_array().unwrap();
    assert_eq!(members.len(), 80);
    let khentii = members.iter().find(|one| one["code"] == "MN-039").unwrap();
    assert_eq!(khentii["country"], "MN");
    assert_eq!(khentii["membership"], "member");
    assert_eq!(khentii["native_lang"], "mn");
    assert_eq!(
        khentii["name"],
        serde_json::json!({
            "zh": "肯特省", "ja": "ヘンティー県", "ko": "헨티 아이막", "mn": "Хэнтий",
            "ru": "Хэнтий", "en": "Khentii", "vi": "Khentii",
        })
    );
}

#[actix_web::test]
async fn a_child_chooses_the_region_by_the_name_it_has_in_the_childs_language() {
    let house = open_house().await;
    let mut child = house.browser();
    for (lang, names) in [
        (
            Lang::Zh,
            ["内蒙古自治区", "伊尔库茨克州", "新潟县", "庆尚北道"],
        ),
        (
            Lang::Ja,
            ["内モンゴル自治区", "イルクーツク州", "新潟県", "慶尚北道"],
        ),
        (
            Lang::Ko,
            ["네이멍구 자치구", "이르쿠츠크주", "니가타현", "경상북도"],
        ),
        (
            Lang::Mn,
            ["Өвөр Монгол", "Эрхүү муж", "Ниигата", "Умард Гёнсан"],
        ),
        (
            Lang::Ru,
            [
                "Внутренняя Монголия",
                "Иркутская область",
                "Ниигата",
                "Кёнсан-Пукто",
            ],
        ),
        (
            Lang::En,
            [
                "Inner Mongolia",
                "Irkutsk Oblast",
                "Niigata",
                "North Gyeongsang",
            ],
        ),
        (
            Lang::Vi,
            ["Nội Mông", "Tỉnh Irkutsk", "Niigata", "Bắc Gyeongsang"],
        ),
    ] {
        let page = child.get(&format!("/{lang}/editions/9/entering")).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        for (code, name) in ["CN-NM", "RU-IRK", "JP-15", "KR-47"].iter().zip(names) {
            let option = format!("<option value=\"{code}\">{name}</option>");
            assert!(text.contains(&option), "{lang}: {option}");
        }
    }
}

#[actix_web::test]
async fn a_table_with_names_in_some_languages_has_them_all_after_the_next_start() {
    let house = TestApp::start().await;
    let db = &house.app.db;
    db.read()
        .execute_unprepared(
            "UPDATE member_governments SET name = '{\"en\":\"Khentii\"}' WHERE code = 'MN-039'",
        )
        .await
        .unwrap();
    let members = Members::load(db).await.unwrap();
    let khentii = members.find(&"MN-039".parse().unwrap()).unwrap();
    assert_eq!(khentii.name.missing(Lang::ALL), []);
    assert_eq!(members.all().len(), 80);
}
