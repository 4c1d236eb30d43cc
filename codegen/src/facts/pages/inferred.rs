//! Pages that the document does not describe, where there is no doubt how they follow each other: a name in the answer and a
//! parameter that belongs to it. docs/client.md lists what is recognised. A pattern that could ask for a wrong page is none.

use super::places::{Held, held};
use super::{Next, Pages, page};
use crate::model::{Api, Check, Member, Operation, Parameter, ParameterPlace, Schema, TextFormat};
use crate::pointer::escape;

/// The members of a page under which it may speak of the pages, besides the page itself.
const HOLDERS: [&str; 13] = [
    "links",
    "meta",
    "metadata",
    "paging",
    "pagination",
    "pageinfo",
    "page",
    "pages",
    "paginator",
    "cursors",
    "responsemetadata",
    "listmetadata",
    "resultset",
];

/// What a page calls its items, where it has several lists.
const ITEMS: [&str; 10] =
    ["data", "items", "results", "records", "values", "entries", "list", "objects", "elements", "value"];

/// Lists beside the items that are none of them.
const ASIDES: [&str; 3] = ["errors", "warnings", "included"];

/// What links to the next page are called wherever they stand.
const LINKS: [&str; 5] = ["nextpageurl", "nexturl", "nextlink", "@odatanextlink", "odatanextlink"];

/// The same, where the format has to be that of a URL: such names stand for paths of their own kind as well.
const NEXT: [&str; 3] = ["next", "nextpageuri", "nexturi"];

/// What the value for the next page is called, and the parameters that take it, the best first.
const CURSORS: [(&str, &[&str]); 8] = [
    ("nextcursor", &["cursor", "nextcursor", "pagecursor", "after", "startingafter"]),
    ("nextpagetoken", &["pagetoken", "nextpagetoken"]),
    ("nexttoken", &["nexttoken"]),
    ("nextpagecursor", &["pagecursor", "cursor"]),
    ("nextmarker", &["marker", "nextmarker"]),
    ("nextcontinuationtoken", &["continuationtoken"]),
    ("nextpage", &["pagetoken", "page"]),
    ("nextoffset", &["offset"]),
];

const MORE: [&str; 5] = ["hasmore", "hasnextpage", "hasnext", "hasmoreitems", "more"];
const TOTAL: [&str; 6] = ["total", "totalcount", "totalresults", "totalitems", "totalrecords", "totalelements"];
const PAGES: [&str; 4] = ["totalpages", "pagecount", "numpages", "pagestotal"];
const NUMBER: [&str; 3] = ["page", "pagenumber", "pageno"];
const OFFSET: [&str; 2] = ["offset", "skip"];

/// How deep in a page it may speak of the pages: `meta.pagination.next_page`.
const DEEPEST: usize = 2;

/// A member of a page that may speak of the pages.
struct Spoken<'a> {
    /// Its name in small letters and without what joins words.
    name: String,
    /// The same of what it stands in; empty in the page itself.
    holder: String,
    place: String,
    member: &'a Member,
}

/// What is known of a page.
struct Seen<'a> {
    api: &'a Api,
    operation: &'a Operation,
    spoken: Vec<Spoken<'a>>,
    items: String,
    /// What an item is.
    item: &'a Schema,
}

/// How the pages follow each other, where that is beyond doubt.
pub(super) fn pages(api: &Api, operation: &Operation) -> Option<Pages> {
    if operation.method != "GET" {
        return None;
    }
    let body = page(operation)?;
    let spoken = spoken(api, body);
    let (items, item) = items(api, body, &spoken)?;
    let seen = Seen { api, operation, spoken, items, item };
    let next = seen.link().or_else(|| seen.url()).or_else(|| seen.cursor()).or_else(|| seen.after_last());
    let (more, total, pages) = (seen.more(), seen.said(&TOTAL), seen.said(&PAGES));
    let mut found = match next {
        Some(next) => Pages::by(next),
        None => match seen.number()? {
            next @ Next::Page { .. } => Pages { total, pages, ..Pages::by(next) },
            next => Pages { total, ..Pages::by(next) },
        },
    };
    // A link and a cursor say themselves whether there is more; a word beside them may be of another list.
    if !matches!(found.next, Next::Link | Next::Url { .. }) {
        found.more = more;
    }
    found.items = Some(seen.items);
    Some(found)
}

impl Seen<'_> {
    /// A success documents the header `Link`.
    fn link(&self) -> Option<Next> {
        let mut headers = self.operation.answers.iter().filter(|answer| answer.is_success()).flat_map(|it| &it.headers);
        headers.any(|header| header.wire.eq_ignore_ascii_case("link")).then_some(Next::Link)
    }

    /// `links.next` of JSON:API, `_links.next.href` of HAL, `nextLink`, and `next` where its format is that of a URL.
    fn url(&self) -> Option<Next> {
        let found = self.spoken.iter().find(|it| {
            let text = matches!(held(self.api, &it.member.schema), Held::Text);
            let linked = it.holder == "links" && it.name == "next"
                || it.holder == "linksnext" && it.name == "href"
                || LINKS.contains(&it.name.as_str());
            text && (linked || NEXT.contains(&it.name.as_str()) && is_url(&it.member.schema))
        })?;
        Some(Next::Url { place: found.place.clone() })
    }

    /// A value for the next page, and the parameter that takes it.
    fn cursor(&self) -> Option<Next> {
        let pair = |spoken: &Spoken<'_>, names: &[&str]| {
            let parameter = names.iter().find_map(|name| self.parameter(&[name]))?;
            let fits = matches!(
                (held(self.api, &spoken.member.schema), held(self.api, &parameter.schema)),
                (Held::Text, Held::Text | Held::Any) | (Held::Number, Held::Number | Held::Any)
            );
            fits.then(|| Next::Cursor { parameter: parameter.wire.clone(), place: spoken.place.clone() })
        };
        let named = CURSORS.iter().find_map(|(name, parameters)| {
            self.spoken.iter().filter(|it| it.name == *name && self.is_value(it)).find_map(|it| pair(it, parameters))
        });
        // `paging.next.after`, and `after` where `before` stands beside it.
        let nested = || {
            let within = |it: &&Spoken<'_>| {
                let next = it.holder.ends_with("next") || it.holder.ends_with("nextpage");
                matches!(it.name.as_str(), "after" | "startingafter" | "cursor" | "offset")
                    && (next || it.name == "after" && self.has_beside(it, "before"))
            };
            self.spoken.iter().filter(within).find_map(|it| pair(it, &[&it.name]))
        };
        // A page that has one cursor and nothing else of that kind has the next one: one's own would lead nowhere.
        let alone = || {
            let cursors = || self.spoken.iter().filter(|it| it.name.contains("cursor"));
            let only = cursors().next().filter(|it| it.name == "cursor" && cursors().count() == 1)?;
            pair(only, &["cursor"])
        };
        // The last item's key, said by the page.
        let last = || {
            self.more()?;
            let last = self.spoken.iter().find(|it| it.holder.is_empty() && it.name == "lastid")?;
            pair(last, &["after", "startingafter", "afterid"])
        };
        let end = || {
            self.more()?;
            pair(self.spoken.iter().find(|it| it.name == "endcursor")?, &["after", "cursor"])
        };
        named.or_else(nested).or_else(alone).or_else(last).or_else(end)
    }

    /// Whether what it says may be a parameter's value: a text of that name that is no number may be a link as well, unless the page
    /// says in another word whether there is more.
    fn is_value(&self, spoken: &Spoken<'_>) -> bool {
        let schema = &spoken.member.schema;
        !is_url(schema)
            && (spoken.name != "nextpage" || matches!(held(self.api, schema), Held::Number) || self.more().is_some())
    }

    /// `has_more`, `starting_after`, and items with an `id`.
    fn after_last(&self) -> Option<Next> {
        self.more()?;
        let parameter = self.parameter(&["startingafter"])?;
        let Held::Object(members, _) = held(self.api, self.item) else { return None };
        let id = members.iter().find(|member| member.wire == "id" && member.required)?;
        let fits = matches!(held(self.api, &id.schema), Held::Text | Held::Number);
        fits.then(|| Next::LastItem { parameter: parameter.wire.clone(), place: "/id".to_owned() })
    }

    /// A page's number or offset, where the page says how much there is.
    fn number(&self) -> Option<Next> {
        let integer = |names: &[&str]| {
            let found = self.parameter(names)?;
            matches!(held(self.api, &found.schema), Held::Number).then_some(found)
        };
        let more = self.more().is_some();
        let (page, offset) = (integer(&NUMBER), integer(&OFFSET));
        if page.is_some() == offset.is_some() {
            return None;
        }
        if let Some(offset) = offset {
            let from_nothing = offset.default.as_deref().is_none_or(|default| default == "0");
            let ends = more || self.said(&TOTAL).is_some();
            return (ends && from_nothing).then(|| Next::Offset { parameter: offset.wire.clone() });
        }
        let page = page?;
        let first = match page.default.as_deref() {
            Some("0") => 0,
            Some("1") => 1,
            Some(_) => return None,
            // A number that cannot be 0 begins with 1.
            None => minimum(&page.schema).filter(|minimum| *minimum == 1)?,
        };
        let ends = more || self.said(&TOTAL).is_some() || self.said(&PAGES).is_some();
        ends.then(|| Next::Page { parameter: page.wire.clone(), first })
    }

    /// Where a boolean says whether there is more.
    fn more(&self) -> Option<String> {
        let is = |it: &&Spoken<'_>| {
            MORE.contains(&it.name.as_str()) && matches!(held(self.api, &it.member.schema), Held::Boolean)
        };
        self.only(is)
    }

    /// Where a number of one of these names is.
    fn said(&self, names: &[&str]) -> Option<String> {
        let is = |it: &&Spoken<'_>| {
            names.contains(&it.name.as_str()) && matches!(held(self.api, &it.member.schema), Held::Number)
        };
        self.only(is)
    }

    /// The place of the one member that is meant; of several none is.
    fn only(&self, is: impl Fn(&&Spoken<'_>) -> bool) -> Option<String> {
        let mut all = self.spoken.iter().filter(is);
        all.next().filter(|_| all.next().is_none()).map(|it| it.place.clone())
    }

    fn has_beside(&self, spoken: &Spoken<'_>, name: &str) -> bool {
        !spoken.holder.is_empty() && self.spoken.iter().any(|it| it.holder == spoken.holder && it.name == name)
    }

    /// The query parameter with one of the names, if a call need not have it.
    fn parameter(&self, names: &[&str]) -> Option<&Parameter> {
        let mut all = self.operation.parameters.iter().filter(|parameter| {
            let free = parameter.location == ParameterPlace::Query && !parameter.required && parameter.fixed.is_none();
            free && names.contains(&plain(&parameter.wire).as_str())
        });
        all.next().filter(|_| all.next().is_none())
    }
}

/// What a page may say of the pages: its own members, those of what holds such, and of `next` in there.
fn spoken<'a>(api: &'a Api, body: &'a Schema) -> Vec<Spoken<'a>> {
    let mut all = Vec::new();
    let mut open = vec![(body, String::new(), String::new())];
    while let Some((schema, holder, place)) = open.pop() {
        let Held::Object(members, _) = held(api, schema) else { continue };
        for member in members {
            let name = plain(&member.wire);
            let place = format!("{place}/{}", escape(&member.wire));
            let next = name == "nextpage" || !holder.is_empty() && name == "next";
            if (next || HOLDERS.contains(&name.as_str())) && place.matches('/').count() <= DEEPEST {
                open.push((&member.schema, format!("{holder}{name}"), place.clone()));
            }
            all.push(Spoken { name, holder: holder.clone(), place, member });
        }
    }
    all
}

/// Where the items are, and what one is: the body, its one list, or of several lists the one whose name says so. What has an
/// `id` is a thing that has a list, and no page.
fn items<'a>(api: &'a Api, body: &'a Schema, spoken: &[Spoken<'a>]) -> Option<(String, &'a Schema)> {
    if let Held::List(item) = held(api, body) {
        return Some((String::new(), item));
    }
    if spoken.iter().any(|it| it.holder.is_empty() && matches!(it.name.as_str(), "id" | "uuid")) {
        return None;
    }
    let lists: Vec<(&Spoken<'a>, &'a Schema)> = spoken
        .iter()
        .filter(|it| it.holder.is_empty() && !ASIDES.contains(&it.name.as_str()))
        .filter_map(|it| if let Held::List(item) = held(api, &it.member.schema) { Some((it, item)) } else { None })
        .collect();
    let named = || {
        let mut named = lists.iter().filter(|(it, _)| ITEMS.contains(&it.name.as_str()));
        named.next().filter(|_| named.next().is_none())
    };
    let (it, item) = if let [only] = lists.as_slice() { only } else { named()? };
    Some((it.place.clone(), item))
}

fn is_url(schema: &Schema) -> bool {
    let schema = schema.without_null();
    let named = schema.rules.iter().any(|rule| {
        matches!(&rule.check, Check::Format(format) if matches!(format.as_str(), "url" | "uri" | "uri-reference" | "iri"))
    });
    named || matches!(schema.kind, crate::model::Kind::Text(TextFormat::Uri))
}

fn minimum(schema: &Schema) -> Option<u64> {
    schema.without_null().rules.iter().find_map(|rule| match rule.check {
        Check::Minimum(crate::model::Number::Int(minimum)) => u64::try_from(minimum).ok(),
        _ => None,
    })
}

/// A name in small letters, without what joins words: `next_page_token` and `nextPageToken` are one.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '_' | '-' | '.')).flat_map(char::to_lowercase).collect()
}
