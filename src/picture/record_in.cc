#include "picture/record_in.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace mettle {
namespace {

std::string at(Place place) {
  return place.line == 0 ? std::string{}
                         : "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

/// A value as it is written, without quotes.
std::string words_of(const Json& value) { return value.if_text() ? *value.if_text() : write_canonical(value); }

/// Reads one record; the first problem ends it, since half a record must never be judged.
class RecordReader {
 public:
  RecordReader(const KnowledgeBase& base, Date today) : base_{base}, today_{today} {}

  Result<RecordReading> read(const Json& record) {
    if (!record.if_object())
      return refuse(record, "This is not a Mettle record.",
                    "It should be a JSON object with \"mettle_record\": 1; a FHIR Bundle is read too.");
    METTLE_TRY(auto known, check_names(record, {"mettle_record", "invented", "person", "bone_metastases", "lesions",
                                                "imaging", "facts", "note"}));
    (void)known;
    const Json* version = record.find("mettle_record");
    const auto* number = version ? version->if_number() : nullptr;
    if (!number || number->token != "1")
      return refuse(version ? *version : record, "\"mettle_record\" should be 1.", "Add \"mettle_record\": 1.");
    RecordReading reading;
    Picture& picture = reading.picture;
    if (const Json* invented = record.find("invented")) {
      if (!invented->if_bool())
        return refuse(*invented, "\"invented\" should be true or false.", "Take off the quotes.");
      picture.invented = *invented->if_bool();
    }
    if (const Json* person = record.find("person")) {
      METTLE_TRY(auto done, read_person(*person, picture));
      (void)done;
    }
    METTLE_TRY(auto imaging, list(record, "imaging"));
    for (const Json& item : *imaging) {
      METTLE_TRY(auto image, read_imaging(item));
      if (image.date <= today_) picture.imaging.push_back(std::move(image));
      else
        reading.notes.push_back("An image dated " + image.date.to_text() + " is after " + today_.to_text() +
                                " and does not count.");
    }
    METTLE_TRY(auto lesions, list(record, "lesions"));
    std::set<std::string> ids;
    for (const Json& item : *lesions) {
      METTLE_TRY(auto lesion, read_lesion(item, reading.notes));
      if (!ids.insert(lesion.id).second)
        return refuse(item, "Two lesions have the id \"" + lesion.id + "\".", "Give each lesion an id of its own.");
      picture.lesions.push_back(std::move(lesion));
    }
    METTLE_TRY(auto told, read_facts(record, About::person, "the person", reading.notes));
    picture.told = std::move(told);
    METTLE_TRY(auto spread, read_spread(record, picture, reading.notes));
    (void)spread;
    return reading;
  }

 private:
  static tl::unexpected<Problem> refuse(const Json& where, std::string what, std::string mend) {
    return failure(Problem{std::move(what), at(where.place), std::move(mend)});
  }

  Result<bool> check_names(const Json& object, std::vector<std::string> known) const {
    const auto* members = object.if_object();
    if (!members) return refuse(object, "Here should be an object { ... }.", "See contract/record.schema.json.");
    for (const auto& [name, value] : *members)
      if (std::ranges::find(known, name) == known.end())
        return refuse(value, "\"" + name + "\" is not known here.", suggest(name, known));
    // A note is for people; it only has to be one.
    if (const Json* note = object.find("note"); note && !note->if_text())
      return refuse(*note, "\"note\" should be a text.", "Put it in quotes.");
    return true;
  }

  static Result<const Json::Array*> list(const Json& object, std::string_view name) {
    static const Json::Array none;
    const Json* member = object.find(name);
    if (!member) return &none;
    if (!member->if_array())
      return refuse(*member, "\"" + std::string{name} + "\" should be a list [ ... ].", "Put it in square brackets.");
    const std::size_t most = name == "lesions" ? most_lesions : most_entries;
    if (member->items().size() > most)
      return refuse(*member, "\"" + std::string{name} + "\" has more than " + std::to_string(most) + " entries.",
                    name == "lesions" ? "Say \"widespread\" once instead." : "Leave out what is long past.");
    return member->if_array();
  }

  static Result<std::string> text(const Json& object, std::string_view name) {
    const Json* member = object.find(name);
    if (!member)
      return refuse(object, "\"" + std::string{name} + "\" is missing.", "Add \"" + std::string{name} + "\".");
    if (!member->if_text() || trim(*member->if_text()).empty())
      return refuse(*member, "\"" + std::string{name} + "\" should be a text.", "Put it in quotes.");
    return *member->if_text();
  }

  static Result<std::optional<Date>> date_if_there(const Json& object, std::string_view name) {
    const Json* member = object.find(name);
    if (!member || member->is_null()) return std::optional<Date>{};
    const std::string* written = member->if_text();
    const auto date = written ? Date::read(*written) : std::nullopt;
    if (!date) return refuse(*member, "\"" + std::string{name} + "\" is not a date.", "Write it as YYYY-MM-DD.");
    return date;
  }

  static Result<Date> date(const Json& object, std::string_view name) {
    METTLE_TRY(auto found, date_if_there(object, name));
    if (!found)
      return refuse(object, "\"" + std::string{name} + "\" is missing.",
                    "Add the date as YYYY-MM-DD; what has no date cannot be kept in date.");
    return *found;
  }

  Result<bool> read_person(const Json& person, Picture& picture) const {
    METTLE_TRY(auto known, check_names(person, {"label", "born"}));
    (void)known;
    if (const Json* label = person.find("label")) {
      if (!label->if_text()) return refuse(*label, "\"label\" should be a text.", "Put it in quotes.");
      picture.label = *label->if_text();
    }
    METTLE_TRY(auto born, date_if_there(person, "born"));
    if (born && *born > today_)
      return refuse(*person.find("born"), "The date of birth is in the future.", "Mend the date.");
    picture.born = born;
    return true;
  }

  Result<std::vector<Site>> read_regions(const Json& object, std::string_view name) const {
    METTLE_TRY(auto items, list(object, name));
    std::vector<Site> sites;
    for (const Json& item : *items) {
      const std::string* id = item.if_text();
      const auto site = id ? find_site(*id) : std::nullopt;
      if (!site) return refuse(item, "\"" + words_of(item) + "\" is not a region.", suggest(id ? *id : "", site_ids()));
      sites.push_back(*site);
    }
    return sites;
  }

  Result<Imaging> read_imaging(const Json& item) const {
    METTLE_TRY(auto known, check_names(item, {"modality", "date", "regions", "clear", "note"}));
    (void)known;
    Imaging image;
    METTLE_TRY(image.modality, text(item, "modality"));
    const std::vector<std::string> modalities(image_modalities.begin(), image_modalities.end());
    if (std::ranges::find(modalities, image.modality) == modalities.end())
      return refuse(*item.find("modality"), "\"" + image.modality + "\" is not a kind of image.",
                    suggest(image.modality, modalities));
    METTLE_TRY(image.date, date(item, "date"));
    METTLE_TRY(image.regions, read_regions(item, "regions"));
    METTLE_TRY(image.clear, read_regions(item, "clear"));
    return image;
  }

  static std::vector<std::string> site_ids() {
    std::vector<std::string> ids;
    for (const SiteInfo& site : site_table) ids.emplace_back(site.id);
    ids.insert(ids.end(), {"widespread", "unknown"});
    return ids;
  }

  Result<Lesion> read_lesion(const Json& item, std::vector<std::string>& notes) const {
    METTLE_TRY(auto known, check_names(item, {"id", "site", "side", "level", "sub_site", "found", "facts", "note"}));
    (void)known;
    Lesion lesion;
    METTLE_TRY(lesion.id, text(item, "id"));
    METTLE_TRY(const std::string site, text(item, "site"));
    lesion.site = find_site(site);
    if (!lesion.site && site != "unknown" && site != "widespread")
      return refuse(*item.find("site"), "\"" + site + "\" is not a region.", suggest(site, site_ids()));
    lesion.widespread = site == "widespread";
    const std::vector<std::string> sides(side_words.begin(), side_words.end());
    if (const Json* side = item.find("side")) {
      const auto found = side->if_text() ? find_laterality(*side->if_text()) : std::nullopt;
      if (!found)
        return refuse(*side, "\"side\" should be left, right, both, midline or unknown.",
                      suggest(side->if_text() ? *side->if_text() : "", sides));
      lesion.side = *found;
    }
    // Midline says nothing about a bone that has two sides: that counts as both.
    if (lesion.site && info(*lesion.site).sided && lesion.side == Laterality::midline)
      lesion.side = Laterality::unknown;
    if (const Json* level = item.find("level"); level && !(level->if_text() && *level->if_text() == "unknown")) {
      const VertebralLevel* found = level->if_text() ? base_.find_level(*level->if_text()) : nullptr;
      if (!found)
        return refuse(*level, "\"level\" should be a vertebral level.",
                      "Write C0 to C7, T1 to T12, L1 to L5 or S1 to S5.");
      if (!lesion.site || found->region != *lesion.site)
        return refuse(*level, "The level " + found->id + " is not in the region \"" + site + "\".",
                      "Mend the level or the site.");
      lesion.level = found->id;
    }
    if (const Json* part = item.find("sub_site");
        part && !(part->if_text() && (*part->if_text() == "unknown" || *part->if_text() == "other"))) {
      std::vector<std::string> parts;
      if (lesion.site)
        for (const auto& [id, says] : base_.words_of(*lesion.site).parts) parts.push_back(id);
      if (!part->if_text() || std::ranges::find(parts, *part->if_text()) == parts.end())
        return refuse(*part, "This is not a part of the region \"" + site + "\".",
                      parts.empty() ? "Leave sub_site out." : suggest(part->if_text() ? *part->if_text() : "", parts));
      lesion.part = *part->if_text();
    }
    METTLE_TRY(lesion.found, date_if_there(item, "found"));
    if (lesion.found && *lesion.found > today_)
      notes.push_back("\"" + lesion.id + "\" was found on " + lesion.found->to_text() + ", after " + today_.to_text() +
                      "; it counts all the same.");
    METTLE_TRY(lesion.told, read_facts(item, About::lesion, "\"" + lesion.id + "\"", notes));
    return lesion;
  }

  Result<std::vector<Told>> read_facts(const Json& object, About about, const std::string& whose,
                                       std::vector<std::string>& notes) const {
    METTLE_TRY(auto items, list(object, "facts"));
    std::vector<Told> told;
    for (const Json& item : *items) {
      METTLE_TRY(auto entry, read_fact(item, about));
      if (entry.date > today_)
        notes.push_back("\"" + base_.facts[entry.fact].id + "\" of " + whose + " is dated " + entry.date.to_text() +
                        ", after " + today_.to_text() + ", and does not count.");
      else told.push_back(std::move(entry));
    }
    return told;
  }

  Result<Told> read_fact(const Json& item, About about) const {
    METTLE_TRY(auto known, check_names(item, {"fact", "value", "unit", "date", "source", "from", "until", "imaging",
                                              "inferred", "note"}));
    (void)known;
    METTLE_TRY(const std::string id, text(item, "fact"));
    const auto number = base_.find_fact(id);
    if (number && base_.facts[*number].about != about)
      return refuse(*item.find("fact"),
                    "\"" + id + "\" is a fact of a " + (about == About::lesion ? "person" : "lesion") + ".",
                    about == About::lesion ? "Put it into the \"facts\" of the record itself."
                                           : "Put it into the \"facts\" of its lesion.");
    if (!number || !base_.facts[*number].same_result_as.empty()) {
      std::vector<std::string> ids;
      for (const FactDefinition& fact : base_.facts)
        if (fact.about == about && fact.same_result_as.empty()) ids.push_back(fact.id);
      return refuse(*item.find("fact"),
                    "\"" + id + "\" is not a fact of a " + (about == About::lesion ? "lesion" : "person") + ".",
                    suggest(id, ids));
    }
    const FactDefinition& fact = base_.facts[*number];
    Told told{.fact = *number,
              .value = std::nullopt,
              .date = {},
              .source = {},
              .from = std::nullopt,
              .until = std::nullopt,
              .imaging = std::nullopt};
    METTLE_TRY(told.value, read_value(item, fact));
    METTLE_TRY(told.date, date(item, "date"));
    METTLE_TRY(told.source, text(item, "source"));
    if (!base_.find_role(told.source)) {
      std::vector<std::string> roles;
      for (const Role& role : base_.roles) roles.push_back(role.id);
      return refuse(*item.find("source"), "\"" + told.source + "\" is not a role.", suggest(told.source, roles));
    }
    METTLE_TRY(told.from, date_if_there(item, "from"));
    METTLE_TRY(told.until, date_if_there(item, "until"));
    METTLE_TRY(told.imaging, date_if_there(item, "imaging"));
    if ((told.from || told.until) && !fact.course)
      return refuse(item, "\"" + fact.id + "\" has no course in time.", "Leave out from and until.");
    if (told.from && told.until && *told.until < *told.from)
      return refuse(item, "The course ends before it begins.", "Mend from or until.");
    if (const Json* inferred = item.find("inferred")) {
      if (!inferred->if_bool())
        return refuse(*inferred, "\"inferred\" should be true or false.", "Take off the quotes.");
      told.inferred = *inferred->if_bool();
    }
    return told;
  }

  Result<std::optional<std::int64_t>> read_value(const Json& item, const FactDefinition& fact) const {
    const Json* value = item.find("value");
    if (!value) return refuse(item, "\"value\" is missing.", "Add it; say \"unknown\" when nobody knows.");
    const Json* unit = item.find("unit");
    if (unit && fact.kind != FactKind::number)
      return refuse(*unit, "\"" + fact.id + "\" is an answer and has no unit.", "Leave out \"unit\".");
    if (unit && Json{fact.unit} != *unit)
      return refuse(*unit, "\"" + words_of(*unit) + "\" is not the unit of \"" + fact.id + "\".",
                    "Convert it to " + fact.unit + ".");
    if (value->if_text() && *value->if_text() == "unknown") return std::optional<std::int64_t>{};
    if (fact.kind != FactKind::number) {
      const auto answer = value->if_text() ? read_fact_value(fact, *value->if_text()) : std::nullopt;
      std::vector<std::string> answers;
      for (const Answer& possible : fact.answers) answers.push_back(possible.id);
      if (!answer)
        return refuse(*value, "\"" + words_of(*value) + "\" is no answer to \"" + fact.id + "\".",
                      suggest(value->if_text() ? *value->if_text() : "", answers));
      return answer;
    }
    const auto* written = value->if_number();
    const auto amount = written ? millionths(written->token) : std::nullopt;
    if (!amount)
      return refuse(*value, "The value of \"" + fact.id + "\" should be a number.",
                    "Take off the quotes, or say \"unknown\".");
    if (!unit)
      return refuse(item, "The number for \"" + fact.id + "\" has no unit.",
                    "Add \"unit\": \"" + fact.unit + "\"; a bare number is never read.");
    if (*amount < fact.least || *amount > fact.most)
      return refuse(*value, number_token(*amount) + " is not possible for \"" + fact.id + "\".",
                    "It should be from " + number_token(fact.least) + " to " + number_token(fact.most) + " " +
                        fact.unit + "; check the unit.");
    return amount;
  }

  Result<bool> read_spread(const Json& record, Picture& picture, std::vector<std::string>& notes) const {
    const Json* spread = record.find("bone_metastases");
    std::string says = spread && spread->if_text() ? *spread->if_text() : "";
    if (spread && says != "known" && says != "sites_unknown" && says != "none_known")
      return refuse(*spread, "\"bone_metastases\" should be known, sites_unknown or none_known.",
                    suggest(says, std::vector<std::string>(spread_words.begin(), spread_words.end())));
    if (says == "none_known" && !picture.lesions.empty())
      return refuse(*spread, "\"none_known\" contradicts the lesions listed.", "Take out one of the two.");
    if (says.empty() && picture.lesions.empty())
      notes.push_back("Nobody has said whether there are bone metastases, or where: they count as somewhere unknown.");
    picture.metastases_elsewhere_unknown = says == "sites_unknown" || (says.empty() && picture.lesions.empty()) ||
                                           (says == "known" && picture.lesions.empty());
    // Somewhere unknown is a lesion of its own, and stays one whatever else is listed.
    const bool listed = std::ranges::any_of(picture.lesions, [](const Lesion& lesion) { return !lesion.site; });
    if (picture.metastases_elsewhere_unknown && !listed) {
      Lesion lesion;
      lesion.id = "somewhere unknown";
      picture.lesions.push_back(std::move(lesion));
    }
    return true;
  }

  const KnowledgeBase& base_;
  Date today_;
};

}  // namespace

Result<RecordReading> read_record(const KnowledgeBase& base, const Json& record, Date today) {
  return RecordReader(base, today).read(record);
}

}  // namespace mettle
