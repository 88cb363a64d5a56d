//! Published elections, exhaustive checks on small ones, and refusals.

use super::*;
use proptest::prelude::*;

/// Rankings written as `A>B=C`, with their counts.
fn profile(rankings: &[(&str, u64)]) -> (Vec<String>, Vec<Ranking>) {
    let mut labels: Vec<String> = Vec::new();
    let rankings = rankings
        .iter()
        .map(|(text, count)| Ranking {
            places: text
                .split('>')
                .map(|place| {
                    place
                        .split('=')
                        .map(|name| {
                            labels.iter().position(|l| l == name).unwrap_or_else(|| {
                                labels.push(name.to_owned());
                                labels.len() - 1
                            })
                        })
                        .collect()
                })
                .collect(),
            count: *count,
        })
        .collect();
    (labels, rankings)
}

fn by(method: Method, rankings: &[(&str, u64)]) -> Order {
    let (labels, rankings) = profile(rankings);
    rank(&labels, &rankings, method, Unranked::Unseen).unwrap()
}

fn places(order: &Order) -> Vec<(&str, usize)> {
    order
        .standings
        .iter()
        .map(|p| (p.item.as_str(), p.rank))
        .collect()
}

/// Four cities would like to be the capital of Tennessee; the voters live near them. The worked example of the encyclopaedia's articles on Borda's count,
/// the Kemeny–Young method and others.
const TENNESSEE: [(&str, u64); 4] = [
    ("Memphis>Nashville>Chattanooga>Knoxville", 42),
    ("Nashville>Chattanooga>Knoxville>Memphis", 26),
    ("Chattanooga>Knoxville>Nashville>Memphis", 15),
    ("Knoxville>Chattanooga>Nashville>Memphis", 17),
];

/// As most methods order them.
const NASHVILLE_FIRST: [(&str, usize); 4] = [
    ("Nashville", 1),
    ("Chattanooga", 2),
    ("Knoxville", 3),
    ("Memphis", 4),
];

#[test]
fn bordas_capital_of_tennessee_is_nashville_with_194_points() {
    let order = by(Method::Borda, &TENNESSEE);
    let points: Vec<_> = order
        .standings
        .iter()
        .map(|p| (p.item.as_str(), p.rank, p.score.unwrap()))
        .collect();
    assert_eq!(
        points,
        [
            ("Nashville", 1, 194.0),
            ("Chattanooga", 2, 173.0),
            ("Memphis", 3, 126.0),
            ("Knoxville", 4, 107.0),
        ]
    );
    assert_eq!(order.standings[0].share, Some(194.0 / 300.0));
    assert_eq!(order.rankings, 100);
}

#[test]
fn kemenys_order_of_tennessee_agrees_393_times() {
    let order = by(Method::Kemeny, &TENNESSEE);
    let consensus = order.consensus.clone().unwrap();
    assert_eq!(
        consensus.order,
        ["Nashville", "Chattanooga", "Knoxville", "Memphis"]
    );
    assert_eq!(
        (
            consensus.agreements,
            consensus.disagreements,
            consensus.optimal_orders
        ),
        (393, 207, 1)
    );
    assert_eq!(places(&order), NASHVILLE_FIRST);
}

#[test]
fn schulzes_capital_of_tennessee_is_nashville() {
    let order = by(Method::Schulze, &TENNESSEE);
    assert_eq!(places(&order), NASHVILLE_FIRST);
    assert_eq!(order.standings[0].score, Some(3.0));
}

#[test]
fn schulzes_forty_five_voters_elect_e() {
    // Schulze 2011 (and the encyclopaedia's article on his method): 45 voters, five candidates, E > A > C > B > D, no Condorcet winner.
    let order = by(
        Method::Schulze,
        &[
            ("A>C>B>E>D", 5),
            ("A>D>E>C>B", 5),
            ("B>E>D>A>C", 8),
            ("C>A>B>E>D", 3),
            ("C>A>E>B>D", 7),
            ("C>B>A>D>E", 2),
            ("D>C>E>B>A", 7),
            ("E>B>A>D>C", 8),
        ],
    );
    assert_eq!(
        places(&order),
        [("E", 1), ("A", 2), ("C", 3), ("B", 4), ("D", 5)]
    );
}

#[test]
fn schulze_weighs_a_link_by_the_votes_that_win_it() {
    // A circle of majorities: A over B by 5 : 4, B over C by 6 : 3, C over A by 4 : 2. Its weakest link has the fewest votes, C's over A;
    // by margins it would be A's over B, and B would win.
    let order = by(Method::Schulze, &[("B>C>A", 4), ("A=C>B", 3), ("A>B>C", 2)]);
    assert_eq!(places(&order), [("A", 1), ("B", 2), ("C", 3)]);
}

#[test]
fn undecided_places_are_shared() {
    // A circle of three, all ahead of d.
    let circle = [("a>b>c>d", 1), ("b>c>a>d", 1), ("c>a>b>d", 1)];
    for method in [Method::Borda, Method::Schulze, Method::Kemeny] {
        assert_eq!(
            places(&by(method, &circle)),
            [("a", 1), ("b", 1), ("c", 1), ("d", 4)],
            "{method}"
        );
    }
    let kemeny = by(Method::Kemeny, &circle);
    let consensus = kemeny.consensus.unwrap();
    assert_eq!(
        (consensus.order.join(">").as_str(), consensus.optimal_orders),
        ("a>b>c>d", 3)
    );
    assert_eq!(kemeny.standings[0].rank_range, Some((1, 3)));
    assert_eq!(kemeny.standings[3].rank_range, Some((4, 4)));
    // Shared places in a ranking give halves to Borda and no preference to the others.
    let shared = [("a=b>c", 3), ("c>a=b", 1)];
    assert_eq!(
        places(&by(Method::Borda, &shared)),
        [("a", 1), ("b", 1), ("c", 3)]
    );
    assert_eq!(by(Method::Borda, &shared).standings[0].score, Some(5.0));
    assert_eq!(
        places(&by(Method::Schulze, &shared)),
        [("a", 1), ("b", 1), ("c", 3)]
    );
}

#[test]
fn what_was_not_seen_is_not_held_against_an_item_unless_asked() {
    let partial = [("a>b", 4), ("c>b", 1), ("b>a", 1)];
    // c beat everybody it met.
    assert_eq!(places(&by(Method::Borda, &partial))[0], ("c", 1));
    let (labels, rankings) = profile(&partial);
    let last = rank(&labels, &rankings, Method::Borda, Unranked::Last).unwrap();
    assert_eq!(places(&last), [("a", 1), ("b", 2), ("c", 3)]);
}

/// Hunter's minorisation–maximisation (2004, section 5), written down independently: many small steps.
fn hunter(n: usize, rankings: &[(Vec<usize>, f64)]) -> Vec<f64> {
    let mut worth = vec![1.0 / n as f64; n];
    for _ in 0..20_000 {
        let (mut wins, mut expected) = (vec![0.0; n], vec![0.0; n]);
        for (order, count) in rankings {
            for at in 0..order.len() - 1 {
                wins[order[at]] += count;
                let left: f64 = order[at..].iter().map(|i| worth[*i]).sum();
                for i in &order[at..] {
                    expected[*i] += count / left;
                }
            }
        }
        for i in 0..n {
            worth[i] = wins[i] / expected[i];
        }
        let all: f64 = worth.iter().sum();
        worth.iter_mut().for_each(|w| *w /= all);
    }
    worth
}

#[test]
fn plackett_luce_worths_are_those_hunters_algorithm_arrives_at() {
    let orders = [
        (vec![0, 1, 2, 3], 7.0),
        (vec![1, 0, 3], 4.0),
        (vec![3, 2, 0, 1], 2.0),
        (vec![2, 4, 1], 5.0),
        (vec![4, 0], 3.0),
        (vec![0, 4, 3], 6.0),
    ];
    let worth = hunter(5, &orders);
    let labels: Vec<String> = (0..5).map(|i| format!("i{i}")).collect();
    let rankings: Vec<Ranking> = orders
        .iter()
        .map(|(order, count)| Ranking {
            places: order.iter().map(|i| vec![*i]).collect(),
            count: *count as u64,
        })
        .collect();
    let order = rank(&labels, &rankings, Method::PlackettLuce, Unranked::Unseen).unwrap();
    let mean = worth.iter().map(|w| w.ln()).sum::<f64>() / 5.0;
    for place in &order.standings {
        let i: usize = place.item[1..].parse().unwrap();
        let want = worth[i].ln() - mean;
        assert!(
            (place.score.unwrap() - want).abs() < 1e-9,
            "{place:?} {want}"
        );
        assert!(place.se.unwrap() > 0.0);
    }
    assert!(order.log_likelihood.unwrap() < 0.0);
}

#[test]
fn of_two_items_plackett_luce_is_bradley_terry() {
    let order = by(Method::PlackettLuce, &[("a>b", 30), ("b>a", 10)]);
    let (top, last) = (&order.standings[0], &order.standings[1]);
    assert!((top.score.unwrap() - last.score.unwrap() - 3.0_f64.ln()).abs() < 1e-12);
    // Half the error of the log-odds on each side of zero.
    assert!((top.se.unwrap() - 0.5 * (1.0_f64 / 30.0 + 0.1).sqrt()).abs() < 1e-12);
}

#[test]
fn those_left_at_the_end_may_share_the_last_place() {
    let (labels, rankings) =
        profile(&[("a>b>c>d", 3), ("d>a", 2), ("c", 1), ("b>d", 1), ("c>b", 1)]);
    let order = rank(&labels, &rankings, Method::PlackettLuce, Unranked::Last).unwrap();
    assert_eq!(places(&order)[0], ("a", 1));
    let shared = profile(&[("a=b>c", 1), ("c>a", 1), ("b>c", 1)]);
    assert_eq!(
        rank(&shared.0, &shared.1, Method::PlackettLuce, Unranked::Unseen),
        Err(RankingsRefusal::SharedPlace)
    );
}

#[test]
fn wrong_use_and_limits_are_refused_by_name() {
    let code = |rankings: &[(&str, u64)], method| {
        let (labels, rankings) = profile(rankings);
        rank(&labels, &rankings, method, Unranked::Unseen)
            .unwrap_err()
            .code()
    };
    assert_eq!(code(&[], Method::Borda), "no-rankings");
    assert_eq!(code(&[("a>b>a", 1)], Method::Borda), "ranked-twice");
    assert_eq!(code(&[("a>b", 0)], Method::Borda), "bad-count");
    assert_eq!(code(&[("a>b", u64::MAX)], Method::Borda), "bad-count");
    let beyond = |n: usize| {
        let names: Vec<String> = (0..n).map(|i| format!("i{i:04}")).collect();
        names.join(">")
    };
    assert_eq!(
        code(&[(&beyond(KEMENY_ITEMS_MAX + 1), 1)], Method::Kemeny),
        "too-many-items"
    );
    assert_eq!(
        code(&[(&beyond(SCHULZE_ITEMS_MAX + 1), 1)], Method::Schulze),
        "too-many-items"
    );
    assert_eq!(
        code(
            &[(&beyond(PLACKETT_LUCE_ITEMS_MAX + 1), 1)],
            Method::PlackettLuce
        ),
        "too-many-items"
    );
    // At the limit it is done.
    assert!(places(&by(Method::Kemeny, &[(&beyond(12), 1)]))[11].1 == 12);
    // b never ahead of a.
    let (labels, rankings) = profile(&[("a>b", 2), ("a>c>b", 1), ("b>c", 1)]);
    assert_eq!(
        rank(&labels, &rankings, Method::PlackettLuce, Unranked::Unseen),
        Err(RankingsRefusal::NotConnected {
            parts: vec![vec!["a".into()], vec!["b".into(), "c".into()]]
        })
    );
    let never = Ranking {
        places: vec![vec![0]],
        count: 1,
    };
    let labels = ["a".to_owned(), "b".to_owned()];
    assert_eq!(
        rank(
            &labels,
            std::slice::from_ref(&never),
            Method::Borda,
            Unranked::Unseen
        ),
        Err(RankingsRefusal::NeverRanked { item: "b".into() })
    );
    assert!(rank(&labels, &[never], Method::Borda, Unranked::Last).is_ok());
    for m in Method::ALL {
        assert_eq!(m.name().parse::<Method>(), Ok(m));
    }
    assert!("copeland".parse::<Method>().is_err());
}

/// Every order of n items.
fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    permutations(n - 1)
        .into_iter()
        .flat_map(|p| {
            (0..n).map(move |at| {
                let mut q = p.clone();
                q.insert(at, n - 1);
                q
            })
        })
        .collect()
}

/// Places drawn for each of n items: equal ones share a place.
fn ballot(n: usize) -> impl Strategy<Value = (Vec<u8>, u64)> {
    (proptest::collection::vec(0u8..4, n), 1u64..4)
}

fn ranking((places, count): &(Vec<u8>, u64)) -> Ranking {
    Ranking {
        places: (0..4)
            .map(|p| (0..places.len()).filter(|i| places[*i] == p).collect())
            .collect(),
        count: *count,
    }
}

proptest! {
    #[test]
    fn kemeny_finds_what_trying_every_order_finds(drawn in proptest::collection::vec(ballot(5), 1..6)) {
        let labels: Vec<String> = (0..5).map(|i| format!("i{i}")).collect();
        let rankings: Vec<Ranking> = drawn.iter().map(ranking).collect();
        let order = rank(&labels, &rankings, Method::Kemeny, Unranked::Unseen).unwrap();
        let against = |p: &[usize]| -> u64 {
            drawn.iter().map(|(places, count)| {
                let mut n = 0;
                for (at, i) in p.iter().enumerate() {
                    n += p[at + 1..].iter().filter(|j| places[**j] < places[*i]).count() as u64;
                }
                n * count
            }).sum()
        };
        let all = permutations(5);
        let fewest = all.iter().map(|p| against(p)).min().unwrap();
        let optimal: Vec<_> = all.into_iter().filter(|p| against(p) == fewest).collect();
        let consensus = order.consensus.as_ref().unwrap();
        prop_assert_eq!(consensus.disagreements, fewest);
        prop_assert_eq!(consensus.optimal_orders, optimal.len() as u64);
        let first = optimal.iter().min().unwrap().iter().map(|i| labels[*i].clone()).collect::<Vec<_>>();
        prop_assert_eq!(&consensus.order, &first);
        for place in &order.standings {
            let i = labels.iter().position(|l| *l == place.item).unwrap();
            let at = |p: &Vec<usize>, x: usize| p.iter().position(|y| *y == x).unwrap();
            let range = (
                optimal.iter().map(|p| at(p, i)).min().unwrap() + 1,
                optimal.iter().map(|p| at(p, i)).max().unwrap() + 1,
            );
            prop_assert_eq!(place.rank_range, Some(range));
            let always = (0..5).filter(|j| optimal.iter().all(|p| at(p, *j) < at(p, i))).count();
            prop_assert_eq!(place.rank, always + 1);
        }
    }

    #[test]
    fn a_condorcet_winner_wins_by_schulze_and_kemeny(drawn in proptest::collection::vec(ballot(4), 1..8)) {
        let labels: Vec<String> = (0..4).map(|i| format!("i{i}")).collect();
        let rankings: Vec<Ranking> = drawn.iter().map(ranking).collect();
        let margin = |i: usize, j: usize| -> i64 {
            drawn.iter().map(|(p, c)| (*c as i64) * (i64::from(p[j] > p[i]) - i64::from(p[i] > p[j]))).sum()
        };
        if let Some(winner) = (0..4).find(|i| (0..4).all(|j| *i == j || margin(*i, j) > 0)) {
            for method in [Method::Schulze, Method::Kemeny] {
                let order = rank(&labels, &rankings, method, Unranked::Unseen).unwrap();
                prop_assert_eq!((&order.standings[0].item, order.standings[0].rank), (&labels[winner], 1));
                prop_assert!(order.standings[1].rank > 1);
            }
        }
    }

    #[test]
    fn the_order_of_the_input_changes_no_bit(drawn in proptest::collection::vec(ballot(4), 1..8)) {
        let labels: Vec<String> = (0..4).map(|i| format!("i{i}")).collect();
        let mut rankings: Vec<Ranking> = drawn.iter().map(ranking).collect();
        for method in Method::ALL {
            let one = rank(&labels, &rankings, method, Unranked::Unseen);
            rankings.reverse();
            prop_assert_eq!(one, rank(&labels, &rankings, method, Unranked::Unseen));
        }
    }
}
