#include "picture/record_out.h"

namespace mettle {
namespace {

void set_date(Json& row, const char* name, const std::optional<Date>& date) {
  if (date) row.set(name, date->to_text());
}

Json fact_json(const FactDefinition& fact, const Told& told) {
  Json row = Json::object().set("fact", fact.id);
  if (!told.value) row.set("value", "unknown");
  else if (fact.kind == FactKind::number) row.set("value", Json::Number{number_token(*told.value)});
  else row.set("value", fact.answers[static_cast<std::size_t>(*told.value)].id);
  if (fact.kind == FactKind::number) row.set("unit", fact.unit);
  row.set("date", told.date.to_text()).set("source", told.source);
  if (fact.course) {
    set_date(row, "from", told.from);
    set_date(row, "until", told.until);
  }
  set_date(row, "imaging", told.imaging);
  if (told.inferred) row.set("inferred", true);
  return row;
}

Json facts_json(const KnowledgeBase& base, const std::vector<Told>& entries) {
  Json list = Json::array();
  for (const Told& told : entries)
    if (const FactDefinition& fact = base.facts[told.fact]; fact.same_result_as.empty())
      list.add(fact_json(fact, told));
  return list;
}

Json lesion_json(const KnowledgeBase& base, const Lesion& lesion) {
  const std::string_view unnamed = lesion.widespread ? "widespread" : "unknown";
  Json row = Json::object().set("id", lesion.id).set("site", lesion.site ? id_of(*lesion.site) : unnamed);
  row.set("side", id_of(lesion.side));
  if (!lesion.level.empty()) row.set("level", lesion.level);
  if (!lesion.part.empty()) row.set("sub_site", lesion.part);
  set_date(row, "found", lesion.found);
  return row.set("facts", facts_json(base, lesion.told));
}

Json sites_json(const std::vector<Site>& sites) {
  Json list = Json::array();
  for (const Site site : sites) list.add(id_of(site));
  return list;
}

std::string_view spread_of(const Picture& picture) {
  if (picture.metastases_elsewhere_unknown) return "sites_unknown";
  return picture.lesions.empty() ? "none_known" : "known";
}

}  // namespace

Json write_record(const KnowledgeBase& base, const Picture& picture) {
  Json person = Json::object();
  if (!picture.label.empty()) person.set("label", picture.label);
  set_date(person, "born", picture.born);
  Json lesions = Json::array(), imaging = Json::array();
  for (const Lesion& lesion : picture.lesions) lesions.add(lesion_json(base, lesion));
  for (const Imaging& image : picture.imaging)
    imaging.add(Json::object()
                    .set("modality", image.modality)
                    .set("date", image.date.to_text())
                    .set("regions", sites_json(image.regions))
                    .set("clear", sites_json(image.clear)));
  return Json::object()
      .set("mettle_record", 1)
      .set("invented", picture.invented)
      .set("person", std::move(person))
      .set("bone_metastases", spread_of(picture))
      .set("lesions", std::move(lesions))
      .set("imaging", std::move(imaging))
      .set("facts", facts_json(base, picture.told));
}

}  // namespace mettle
