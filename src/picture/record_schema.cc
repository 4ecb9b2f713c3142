#include "picture/record_schema.h"

#include "picture/record_in.h"

namespace mettle {
namespace {

Json ref(std::string_view name) { return Json{}.set("$ref", "#/$defs/" + std::string{name}); }
Json type(std::string_view name) { return Json{}.set("type", name); }
Json constant(Json value) { return Json{}.set("const", std::move(value)); }
Json choice(Json values) { return Json{}.set("enum", std::move(values)); }
Json list_of(Json item, std::size_t most = most_entries) {
  return type("array").set("items", std::move(item)).set("maxItems", most);
}

template <typename Words>
Json texts(const Words& words) {
  Json all = Json::array();
  for (const auto& word : words) all.add(Json{std::string_view{word}});
  return all;
}

/// An object with these members and no other.
Json object(Json properties, Json required) {
  Json schema = type("object");
  schema.set("additionalProperties", false);
  if (!required.items().empty()) schema.set("required", std::move(required));
  return std::move(schema).set("properties", std::move(properties));
}

Json when_is(std::string_view member, Json is, Json then) {
  Json condition;
  condition.set("properties", Json{}.set(std::string{member}, constant(std::move(is))));
  condition.set("required", Json::array().add(Json{member}));
  return Json{}.set("if", std::move(condition)).set("then", Json{}.set("properties", std::move(then)));
}

/// What one fact allows beside its name.
Json rest_of(const FactDefinition& fact) {
  Json rest;
  if (fact.kind == FactKind::number) {
    Json number = type("number");
    number.set("minimum", Json::Number{number_token(fact.least)}).set("maximum", Json::Number{number_token(fact.most)});
    rest.set("value", Json{}.set("anyOf", Json::array().add(constant("unknown")).add(std::move(number))));
    rest.set("unit", constant(fact.unit));
  } else {
    Json answers = Json::array();
    for (const Answer& answer : fact.answers) answers.add(answer.id);
    rest.set("value", choice(std::move(answers.add("unknown"))));
    rest.set("unit", false);
  }
  if (!fact.course) rest.set("from", type("null")).set("until", type("null"));
  return rest;
}

/// A told fact about a lesion or about the person.
Json fact_schema(const KnowledgeBase& base, About about) {
  Json ids = Json::array(), rules = Json::array(), roles = Json::array();
  for (const Role& role : base.roles) roles.add(role.id);
  for (const FactDefinition& fact : base.facts) {
    if (fact.about != about || !fact.same_result_as.empty()) continue;
    ids.add(fact.id);
    Json rule = when_is("fact", fact.id, rest_of(fact));
    rule.set("description", fact.ask.professional);
    rules.add(std::move(rule));
  }
  // A number never stands without its unit.
  Json bare;
  bare.set("if",
           Json{}.set("properties", Json{}.set("value", type("number"))).set("required", Json::array().add("value")))
      .set("then", Json{}.set("required", Json::array().add("unit")));
  rules.add(std::move(bare));
  Json properties;
  properties.set("fact", choice(std::move(ids)))
      .set("value", Json{}.set("type", Json::array().add("string").add("number")))
      .set("unit", type("string"))
      .set("date", ref("date"))
      .set("source", choice(std::move(roles)))
      .set("from", ref("date_or_null"))
      .set("until", ref("date_or_null"))
      .set("imaging", ref("date_or_null"))
      .set("inferred", type("boolean"))
      .set("note", type("string"));
  return object(std::move(properties), texts(std::array{"fact", "value", "date", "source"}))
      .set("allOf", std::move(rules));
}

/// The levels and parts that belong to one region; a part that is not listed is "other".
Json parts_of(const KnowledgeBase& base, const std::string& id) {
  Json levels = Json::array(), parts = Json::array();
  if (const auto site = find_site(id)) {
    for (const VertebralLevel& level : base.levels)
      if (level.region == *site) levels.add(level.id);
    for (const auto& [part, says] : base.words_of(*site).parts) parts.add(part);
  }
  levels.add("unknown");
  parts.add("unknown").add("other");
  return Json{}.set("level", choice(std::move(levels))).set("sub_site", choice(std::move(parts)));
}

Json lesion_schema(const KnowledgeBase& base) {
  Json sites = Json::array(), rules = Json::array();
  for (const SiteInfo& site : site_table) sites.add(Json{site.id});
  sites.add("widespread").add("unknown");
  for (const Json& site : sites.items()) rules.add(when_is("site", site, parts_of(base, *site.if_text())));
  Json properties;
  properties.set("id", ref("words"))
      .set("site", choice(std::move(sites)))
      .set("side", choice(texts(side_words)))
      .set("level", type("string"))
      .set("sub_site", type("string"))
      .set("found", ref("date_or_null"))
      .set("facts", list_of(ref("fact_of_lesion")))
      .set("note", type("string"));
  return object(std::move(properties), texts(std::array{"id", "site"})).set("allOf", std::move(rules));
}

Json imaging_schema() {
  Json regions = Json::array();
  for (const SiteInfo& site : site_table) regions.add(Json{site.id});
  const Json region = choice(std::move(regions));
  Json properties;
  properties.set("modality", choice(texts(image_modalities)))
      .set("date", ref("date"))
      .set("regions", list_of(region))
      .set("clear", list_of(region))
      .set("note", type("string"));
  return object(std::move(properties), texts(std::array{"modality", "date"}));
}

}  // namespace

Json record_schema(const KnowledgeBase& base) {
  Json date = type("string");
  date.set("format", "date").set("pattern", "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
  Json definitions;
  definitions.set("date", std::move(date))
      .set("date_or_null", Json{}.set("anyOf", Json::array().add(ref("date")).add(type("null"))))
      .set("words", type("string").set("pattern", "[^ \\t\\r\\n]"))
      .set("lesion", lesion_schema(base))
      .set("imaging", imaging_schema())
      .set("fact_of_person", fact_schema(base, About::person))
      .set("fact_of_lesion", fact_schema(base, About::lesion));

  Json person;
  person.set("label", type("string")).set("born", ref("date_or_null"));
  Json properties;
  properties.set("mettle_record", constant(1))
      .set("invented", type("boolean"))
      .set("person", object(std::move(person), Json::array()))
      .set("bone_metastases", choice(texts(spread_words)))
      .set("lesions", list_of(ref("lesion"), most_lesions))
      .set("imaging", list_of(ref("imaging")))
      .set("facts", list_of(ref("fact_of_person")))
      .set("note", type("string"));

  Json schema;
  schema.set("$schema", "https://json-schema.org/draft/2020-12/schema")
      .set("title", "Mettle's record of one person")
      .set("description", "What is known about one person, who said so and when. Form: contract/README.md.");
  Json whole = object(std::move(properties), texts(std::array{"mettle_record"}));
  for (auto& [name, value] : *whole.if_object()) schema.set(name, std::move(value));
  Json none_known = when_is("bone_metastases", "none_known", Json{}.set("lesions", Json{}.set("maxItems", 0)));
  schema.set("allOf", Json::array().add(std::move(none_known))).set("$defs", std::move(definitions));
  return schema;
}

}  // namespace mettle
