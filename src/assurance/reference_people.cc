#include "assurance/reference_people.h"

#include <algorithm>
#include <map>

#include "assurance/case_file.h"
#include "base/check.h"
#include "base/text.h"
#include "picture/record_in.h"

namespace mettle {
namespace {

constexpr std::string_view folder = "cases/people/reference/";
constexpr std::string_view each_site = "each";

Problem problem_at(const SourceFile& file, const Json& value, std::string what, std::string mend) {
  return {std::move(what), point_at(file, value.place), std::move(mend)};
}

/// The same table with another text wherever the member `name` is `old`, one level down in lists too.
Json with_site(const Json& person, std::string_view site) {
  Json out = Json::object();
  out.place = person.place;
  for (const auto& [key, value] : *person.if_object()) {
    if (key != "lesions") {
      out.set(key, value);
      continue;
    }
    Json lesions = Json::array();
    lesions.place = value.place;
    for (const Json& lesion : value.items()) {
      Json placed = Json::object();
      placed.place = lesion.place;
      if (lesion.if_object())
        for (const auto& [name, told] : *lesion.if_object())
          placed.set(name, name == "site" && told.if_text() && *told.if_text() == each_site ? Json{site} : told);
      lesions.add(std::move(placed));
    }
    out.set(key, std::move(lesions));
  }
  return out;
}

bool names_each_site(const Json& person) {
  return std::ranges::any_of(person.items_at("lesions"),
                             [](const Json& lesion) { return lesion.text_at("site") == each_site; });
}

/// Reads people with one edition, leaving out what it does not know.
class Reader {
 public:
  Reader(const KnowledgeBase& base, const std::vector<SourceFile>& files) : base_{base}, files_{files} {}

  Result<Picture> read(const SourceFile& file, const Json& person) {
    METTLE_TRY(auto record, write_case_record(base_, file, files_, reference_day(), known_facts(person)));
    METTLE_TRY(auto reading, read_record(base_, known_answers(record), reference_day()));
    return std::move(reading.picture);
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> out;
    for (const auto& [what, people] : fallen_away_)
      out.push_back("This edition does not know " + what + ": left out for " +
                    counted(static_cast<int>(people), "people") + ".");
    return out;
  }

 private:
  bool is_fact(const std::string& name) const { return base_.find_fact(name).has_value(); }

  /// The person as a case writes them, without facts this edition does not have. What is no fact of any edition is left
  /// for the reader of cases to complain of: every name here is also read with the newer edition.
  Json known_facts(const Json& person) {
    const auto keep = [&](const Json& table, const std::vector<std::string_view>& not_facts) {
      Json out = Json::object();
      out.place = table.place;
      for (const auto& [key, value] : *table.if_object()) {
        if (std::ranges::find(not_facts, key) == not_facts.end() && !is_fact(key)) ++fallen_away_["the fact " + key];
        else out.set(key, value);
      }
      return out;
    };
    Json out = keep(person, {"like", "born", "lesions", "imaging", "bone_metastases"});
    Json lesions = Json::array();
    for (const Json& lesion : person.items_at("lesions"))
      lesions.add(keep(lesion, {"id", "like", "site", "side", "level", "sub_site", "found"}));
    Json replaced = Json::object();
    replaced.place = out.place;
    for (const auto& [key, value] : *out.if_object()) replaced.set(key, key == "lesions" ? lesions : value);
    return replaced;
  }

  Json known_told(const Json& facts) {
    Json out = Json::array();
    for (const Json& told : facts.items()) {
      const std::string name{told.text_at("fact")};
      const auto number = base_.find_fact(name);
      const Json* value = told.find("value");
      if (!number) {
        ++fallen_away_["the fact " + name];
      } else if (value && value->if_text() && base_.facts[*number].kind != FactKind::number &&
                 *value->if_text() != "unknown" && !read_fact_value(base_.facts[*number], *value->if_text())) {
        ++fallen_away_["the answer " + *value->if_text() + " to " + name];
      } else {
        out.add(told);
      }
    }
    return out;
  }

  Json known_answers(const Json& record) {
    Json out = Json::object();
    for (const auto& [key, value] : *record.if_object()) {
      if (key == "facts") {
        out.set(key, known_told(value));
      } else if (key == "lesions") {
        Json lesions = Json::array();
        for (const Json& lesion : value.items()) {
          Json one = Json::object();
          for (const auto& [name, member] : *lesion.if_object())
            one.set(name, name == "facts" ? known_told(member) : member);
          lesions.add(std::move(one));
        }
        out.set(key, std::move(lesions));
      } else {
        out.set(key, value);
      }
    }
    return out;
  }

  const KnowledgeBase& base_;
  const std::vector<SourceFile>& files_;
  std::map<std::string, std::size_t> fallen_away_;
};

Problem in_file(const SourceFile& file, const Problem& problem) {
  if (problem.where.starts_with(file.path)) return problem;
  return {problem.what, file.path + (problem.where.empty() ? "" : ", " + problem.where), problem.mend};
}

}  // namespace

Date reference_day() { return *Date::read("2026-11-24"); }

Result<ReferencePeople> read_reference_people(const KnowledgeBase& base, const std::vector<SourceFile>& files) {
  ReferencePeople out;
  Reader reader(base, files);
  for (const SourceFile& file : files) {
    if (!file.path.starts_with(folder)) continue;
    METTLE_TRY(auto root, read_toml(file));
    for (const Json& row : root.items_at("people")) {
      const std::string family{row.text_at("family")};
      const Json* person = row.find("person");
      if (family.empty() || !person || !person->if_object())
        return failure(problem_at(file, row, "A row of people has a family and a person.",
                                  "Write family = \"...\" and person = { ... }; see cases/README.md."));
      if (!names_each_site(*person)) {
        auto picture = reader.read(file, *person);
        if (!picture) return failure(in_file(file, picture.error()));
        out.people.push_back({family, std::string{row.text_at("member")}, std::move(*picture)});
        continue;
      }
      for (const SiteInfo& site : site_table) {
        if (site.site == Site::acetabulum) continue;  // a part of the pelvis
        auto picture = reader.read(file, with_site(*person, site.id));
        if (!picture) return failure(in_file(file, picture.error()));
        out.people.push_back({family, base.words_of(site.site).plain, std::move(*picture)});
      }
    }
  }
  if (out.people.empty())
    return failure(Problem{"There are no reference people.", std::string{folder}, "Write some: see cases/README.md."});
  out.notes = reader.notes();
  return out;
}

}  // namespace mettle
