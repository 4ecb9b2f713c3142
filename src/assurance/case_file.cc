#include "assurance/case_file.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "picture/record_in.h"

namespace mettle {
namespace {

tl::unexpected<Problem> refuse(const SourceFile& file, const Json& value, std::string what, std::string mend) {
  return failure(Problem{std::move(what), point_at(file, value.place), std::move(mend)});
}

Result<bool> check_keys(const SourceFile& file, const Json& table, const std::vector<std::string>& keys) {
  const auto* members = table.if_object();
  if (!members) return refuse(file, table, "Here should be a table.", "See cases/README.md.");
  for (const auto& [key, value] : *members)
    if (std::ranges::find(keys, key) == keys.end())
      return refuse(file, value, "\"" + key + "\" is not known here.", suggest(key, keys));
  return true;
}

Json placed(Json value, Place place) {
  value.place = place;
  return value;
}

/// Where a person's and a lesion's facts come from when the case leaves them out (cases/people/).
struct Preset {
  Json person, any, sins, mirels, imaging;
};

/// Writes the record of one case; every value keeps its place in the case file.
class CaseWriter {
 public:
  CaseWriter(const KnowledgeBase& base, const SourceFile& file, const std::vector<SourceFile>& people, Date as_of)
      : base_{base}, file_{file}, people_{people}, as_of_{as_of} {}

  Result<Json> record(const Json& person) {
    METTLE_TRY(auto done, read_preset(person));
    (void)done;
    Json about = Json::object();
    Json facts = Json::array();
    about.set("label", "A case");
    if (const Json* born = person.find("born")) about.set("born", *born);
    else if (const Json* usual = preset_.person.find("born")) about.set("born", *usual);
    METTLE_TRY(auto told, write_facts(person, {"like", "born", "lesions", "imaging", "bone_metastases"},
                                      {&preset_.person}, About::person));
    Json lesions = Json::array();
    for (const Json& lesion : person.items_at("lesions")) {
      METTLE_TRY(auto written, write_lesion(lesion, lesions.items().size() + 1));
      lesions.add(std::move(written));
    }
    METTLE_TRY(auto imaging, write_imaging(person));
    Json record = Json::object();
    record.set("mettle_record", 1).set("invented", true).set("person", std::move(about));
    if (const Json* spread = person.find("bone_metastases")) record.set("bone_metastases", *spread);
    else if (!lesions.items().empty()) record.set("bone_metastases", "known");
    record.set("lesions", std::move(lesions)).set("imaging", std::move(imaging)).set("facts", std::move(told));
    return record;
  }

 private:
  Result<bool> read_preset(const Json& person) {
    const std::string like{person.text_at("like")};
    if (like.empty()) return true;
    const auto found = std::ranges::find(people_, "cases/people/" + like + ".toml", &SourceFile::path);
    if (found == people_.end())
      return refuse(file_, *person.find("like"), "There is no person \"" + like + "\".", "See cases/people/.");
    METTLE_TRY(auto read, read_toml(*found));
    METTLE_TRY(auto keys, check_keys(*found, read, {"title", "person", "lesion", "imaging"}));
    (void)keys;
    const auto part = [](const Json& table, std::string_view name) {
      const Json* there = table.find(name);
      return there ? *there : Json::object();
    };
    preset_.person = part(read, "person");
    const Json lesion = part(read, "lesion");
    preset_.any = part(lesion, "any");
    preset_.sins = part(lesion, "sins");
    preset_.mirels = part(lesion, "mirels");
    preset_.imaging = part(read, "imaging");
    return true;
  }

  Result<Json> date_of(const Json& table) const {
    const Json* ago = table.find("ago");
    const auto days = ago && ago->if_number() ? millionths(ago->if_number()->token) : std::nullopt;
    if (ago && !days) return refuse(file_, *ago, "\"ago\" should be a number of days.", "Write ago = 30.");
    if (days) return Json{as_of_.plus_days(-static_cast<std::int32_t>(*days / 1'000'000)).to_text()};
    if (const Json* date = table.find("date")) return *date;
    return Json{as_of_.to_text()};
  }

  std::string usual_source(const FactDefinition& fact) const {
    if (std::ranges::find(fact.enter, "patient") != fact.enter.end()) return "patient";
    return fact.enter.front() == "any_professional" ? "physiotherapist" : fact.enter.front();
  }

  /// One telling: `platelets = 45`, or a table with value, date or ago, source, from, until, imaging, inferred.
  Result<Json> telling(const std::string& id, const Json& written) const {
    const auto number = base_.find_fact(id);
    Json fact = placed(Json::object(), written.place);
    fact.set("fact", placed(Json{id}, written.place));
    Json table = written;
    if (!written.if_object()) {
      table = placed(Json::object(), written.place);
      table.set("value", written);
    }
    METTLE_TRY(auto keys,
               check_keys(file_, table, {"value", "date", "ago", "source", "from", "until", "imaging", "inferred"}));
    (void)keys;
    if (const Json* value = table.find("value")) fact.set("value", *value);
    METTLE_TRY(auto date, date_of(table));
    fact.set("date", placed(std::move(date), written.place));
    if (const Json* source = table.find("source")) fact.set("source", *source);
    else fact.set("source", number ? usual_source(base_.facts[*number]) : "oncologist");
    for (const char* name : {"from", "until", "imaging", "inferred"})
      if (const Json* value = table.find(name)) fact.set(name, *value);
    if (number && base_.facts[*number].kind == FactKind::number) fact.set("unit", base_.facts[*number].unit);
    return fact;
  }

  /// The facts of a table, and those of the presets that it does not mention. "unknown" leaves a fact out.
  Result<Json> write_facts(const Json& table, const std::vector<std::string>& not_facts,
                           const std::vector<const Json*>& presets, About about) const {
    std::vector<std::pair<std::string, Json>> wanted;
    const auto* members = table.if_object();
    if (!members) return refuse(file_, table, "Here should be a table.", "See cases/README.md.");
    std::vector<std::string> ids = not_facts;
    for (const FactDefinition& fact : base_.facts)
      if (fact.about == about) ids.push_back(fact.id);
    for (const auto& [key, value] : *members) {
      if (std::ranges::find(ids, key) == ids.end())
        return refuse(file_, value, "\"" + key + "\" is not known here.", suggest(key, ids));
      if (std::ranges::find(not_facts, key) == not_facts.end()) wanted.emplace_back(key, value);
    }
    for (const Json* preset : presets)
      if (const auto* usual = preset->if_object())
        for (const auto& [key, value] : *usual)
          if (!table.find(key) && key != "born") wanted.emplace_back(key, value);
    Json facts = Json::array();
    for (const auto& [id, value] : wanted) {
      const bool several = value.if_array() != nullptr;
      for (const Json& one : several ? value.items() : Json::Array{value}) {
        if (one.if_text() && *one.if_text() == "unknown") continue;
        METTLE_TRY(auto written, telling(id, one));
        facts.add(std::move(written));
      }
    }
    return facts;
  }

  Result<Json> write_lesion(const Json& lesion, std::size_t number) const {
    const std::vector<std::string> place_keys{"id", "like", "site", "side", "level", "sub_site", "found"};
    Json out = placed(Json::object(), lesion.place);
    const std::string site{lesion.text_at("site")};
    out.set("id", lesion.find("id") ? std::string{lesion.text_at("id")} : "lesion " + std::to_string(number));
    for (const char* name : {"site", "side", "level", "sub_site", "found"})
      if (const Json* value = lesion.find(name)) out.set(name, *value);
    if (const Json* like = lesion.find("like"); like && lesion.text_at("like") != "bare")
      return refuse(file_, *like, "A lesion is like = \"bare\" (nothing told) or like the person's others.",
                    "Write like = \"bare\", or leave it out.");
    std::vector<const Json*> presets;
    if (lesion.text_at("like") != "bare") {
      presets.push_back(&preset_.any);
      const auto found = find_site(site);
      const std::string score = found ? base_.words_of(*found).score : "";
      if (score == "sins") presets.push_back(&preset_.sins);
      if (score == "mirels") presets.push_back(&preset_.mirels);
    }
    METTLE_TRY(auto facts, write_facts(lesion, place_keys, presets, About::lesion));
    out.set("facts", std::move(facts));
    return out;
  }

  Result<Json> write_imaging(const Json& person) const {
    Json out = Json::array();
    const Json* images = person.find("imaging");
    const Json usual = placed(Json{Json::Array{preset_.imaging}}, preset_.imaging.place);
    if (!images && preset_.imaging.find("modality")) images = &usual;
    if (!images) return out;
    for (const Json& image : images->items()) {
      METTLE_TRY(auto keys, check_keys(file_, image, {"modality", "date", "ago", "regions", "clear"}));
      (void)keys;
      METTLE_TRY(auto date, date_of(image));
      Json written = placed(Json::object(), image.place);
      if (const Json* modality = image.find("modality")) written.set("modality", *modality);
      written.set("date", placed(std::move(date), image.place));
      for (const char* name : {"regions", "clear"}) {
        const Json* regions = image.find(name);
        if (!regions) continue;
        Json all = Json::array();
        if (regions->if_text() && *regions->if_text() == "everywhere")
          for (const SiteInfo& site : site_table) all.add(std::string{site.id});
        written.set(name, regions->if_text() ? placed(std::move(all), regions->place) : *regions);
      }
      out.add(std::move(written));
    }
    return out;
  }

  const KnowledgeBase& base_;
  const SourceFile& file_;
  const std::vector<SourceFile>& people_;
  Date as_of_;
  Preset preset_;
};

void put(Json& table, const std::string& key, const Json& value) {
  for (auto& [name, old] : *table.if_object())
    if (name == key) {
      old = value;
      return;
    }
  table.set(key, value);
}

/// The person with what one question supposes laid over: `given = { platelets = 49 }`,
/// `given = { lesion.L3 = { pain_on_loading = "mild" } }`.
Result<Json> suppose(const SourceFile& file, const Json& person, const Json& ask) {
  Json supposed = person;
  const Json* given = ask.find("given");
  if (!given) return supposed;
  if (!given->if_object()) return refuse(file, *given, "\"given\" should be a table.", "Write { fact = value }.");
  for (const auto& [key, value] : *given->if_object()) {
    if (key != "lesion") {
      put(supposed, key, value);
      continue;
    }
    if (!value.if_object()) return refuse(file, value, "Here should be a table of lesions.", "Write { L3 = { ... } }.");
    for (const auto& [id, facts] : *value.if_object()) {
      Json lesions = Json::array();
      bool found = false;
      for (Json lesion : supposed.items_at("lesions")) {
        if (lesion.text_at("id") == id && facts.if_object()) {
          found = true;
          for (const auto& [fact, told] : *facts.if_object()) put(lesion, fact, told);
        }
        lesions.add(std::move(lesion));
      }
      if (!found) return refuse(file, facts, "There is no lesion \"" + id + "\" here.", "Mend the id.");
      put(supposed, "lesions", lesions);
    }
  }
  return supposed;
}

Result<RecordReading> read_person(const KnowledgeBase& base, const SourceFile& file,
                                  const std::vector<SourceFile>& people, Date as_of, const Json& person) {
  METTLE_TRY(auto record, CaseWriter(base, file, people, as_of).record(person));
  auto reading = read_record(base, record, as_of);
  if (reading) return std::move(*reading);
  Problem problem = reading.error();
  problem.where = file.path + ", " + problem.where;
  return failure(std::move(problem));
}

}  // namespace

bool is_case(std::string_view path) {
  constexpr std::array<std::string_view, 2> others{"cases/people/", "cases/golden/"};
  const bool activity = path.starts_with("cases/activities/") && !path.starts_with("cases/activities/people/");
  return path.starts_with("cases/") && path.ends_with(".toml") && !activity &&
         std::ranges::none_of(others, [&](std::string_view folder) { return path.starts_with(folder); });
}

Result<Case> read_case(const KnowledgeBase& base, const SourceFile& file, const std::vector<SourceFile>& people) {
  METTLE_TRY(auto read, read_toml(file));
  METTLE_TRY(auto keys, check_keys(file, read, {"title", "why", "as_of", "person", "ask"}));
  (void)keys;
  Case made;
  made.path = file.path;
  made.title = std::string{read.text_at("title")};
  made.why = std::string{read.text_at("why")};
  if (made.title.empty() || made.why.empty())
    return refuse(file, read, "A case has a title and says why it is asked.", "Add title = and why =.");
  const Json* day = read.find("as_of");
  const auto as_of = Date::read(day && day->if_text() ? *day->if_text() : "2026-11-24");
  if (!as_of) return refuse(file, *day, "\"as_of\" is not a date.", "Write it as 2026-11-24.");
  made.as_of = *as_of;
  const Json* person = read.find("person");
  if (!person) return refuse(file, read, "A case is about a person.", "Add [person].");
  METTLE_TRY(auto whole, read_person(base, file, people, made.as_of, *person));
  made.picture = std::move(whole.picture);
  made.notes = std::move(whole.notes);
  for (const Json& ask : read.items_at("ask")) {
    METTLE_TRY(auto supposed, suppose(file, *person, ask));
    METTLE_TRY(auto reading, read_person(base, file, people, made.as_of, supposed));
    made.asks.push_back({ask, std::move(reading.picture)});
  }
  if (made.asks.empty()) return refuse(file, read, "A case without a question asks nothing.", "Add [[ask]].");
  return made;
}

Result<Json> write_case_record(const KnowledgeBase& base, const SourceFile& file, const std::vector<SourceFile>& people,
                               Date as_of, const Json& person) {
  return CaseWriter(base, file, people, as_of).record(person);
}

}  // namespace mettle
