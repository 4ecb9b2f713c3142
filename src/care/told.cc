#include "care/told.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "care/competence.h"
#include "care/event.h"
#include "care/state.h"
#include "picture/record_in.h"

namespace mettle {
namespace {

/// The frame of a record around some entries.
Json frame(const ToldState& state) {
  Json record = Json::object().set("mettle_record", 1);
  if (state.invented) record.set("invented", true);
  Json person = Json::object();
  if (!state.label.empty()) person.set("label", state.label);
  if (state.born) person.set("born", state.born->to_text());
  record.set("person", std::move(person));
  if (!state.where.empty()) record.set("bone_metastases", state.where);
  return record;
}

Json list_of(const std::vector<Entered>& entries) {
  Json list = Json::array();
  for (const Entered& entered : entries) list.add(entered.entry);
  return list;
}

Json with_facts(const EnteredLesion& lesion, const std::vector<Entered>& facts) {
  Json entry = lesion.entry;
  if (!facts.empty()) entry.set("facts", list_of(facts));
  return entry;
}

/// Whether a record of this alone is understood.
bool understood(const KnowledgeBase& base, const Json& record, Date today) {
  return read_record(base, record, today).has_value();
}

/// What is told as part of the record that it would make: refused in the words of whoever reads records.
Decision happens_if_read(const Asking& asking, const std::string& requirement, const ToldState& after, EventBody body) {
  const auto read = read_record(asking.base, record_of(after), asking.now.day);
  if (!read) return refused(requirement, read.error().what + " " + read.error().mend);
  return std::vector<EventBody>{std::move(body)};
}

Result<Competent, Refusal> check(const Asking& asking, Right right) {
  return check_competence(asking.base, asking.team, asking.by, asking.now.day, right);
}

}  // namespace

void evolve(ToldState& state, const Head& head, const PersonDescribed& event) {
  state.label = event.label;
  state.born = event.born;
  state.invented = event.invented;
  state.as_of = head.number;
}
void evolve(ToldState& state, const Head& head, const MetastasesSaid& event) {
  state.where = event.where;
  state.as_of = head.number;
}
void evolve(ToldState& state, const Head& head, const LesionEntered& event) {
  state.lesions.push_back({head.number, std::string{event.lesion.text_at("id")}, event.lesion});
  state.as_of = head.number;
}
void evolve(ToldState& state, const Head& head, const LesionWithdrawn& event) {
  std::erase_if(state.lesions, [&](const EnteredLesion& lesion) { return lesion.id == event.lesion; });
  state.as_of = head.number;
}
void evolve(ToldState& state, const Head& head, const ImageEntered& event) {
  state.images.push_back({head.number, event.image});
  state.as_of = head.number;
}
void evolve(ToldState& state, const Head& head, const FactTold& event) {
  const auto lesion = std::ranges::find(state.lesions, event.lesion, &EnteredLesion::id);
  if (event.lesion.empty()) state.facts.push_back({head.number, event.fact});
  else if (lesion != state.lesions.end()) lesion->facts.push_back({head.number, event.fact});
  state.as_of = head.number;
}

Json record_of(const ToldState& state) {
  Json record = frame(state);
  Json lesions = Json::array();
  for (const EnteredLesion& lesion : state.lesions) lesions.add(with_facts(lesion, lesion.facts));
  return std::move(record)
      .set("lesions", std::move(lesions))
      .set("imaging", list_of(state.images))
      .set("facts", list_of(state.facts));
}

PictureRead read_picture(const KnowledgeBase& base, const ToldState& state, Date today) {
  if (auto whole = read_record(base, record_of(state), today))
    return {std::move(whole->picture), std::move(whole->notes)};
  // Some entry is of another edition. Each is tried alone; what is not understood is left out.
  ToldState kept = state;
  std::vector<std::string> notes;
  const auto leave_out = [&](std::vector<Entered>& entries, auto&& record_with) {
    std::erase_if(entries, [&](const Entered& entered) {
      if (understood(base, record_with(entered.entry), today)) return false;
      notes.push_back("Entry " + std::to_string(entered.number) +
                      " is not understood by this edition and counts as unknown.");
      return true;
    });
  };
  ToldState bare;
  bare.where = "known";
  leave_out(kept.images, [&](const Json& image) { return frame(bare).set("imaging", Json::array().add(image)); });
  leave_out(kept.facts, [&](const Json& fact) { return frame(bare).set("facts", Json::array().add(fact)); });
  for (EnteredLesion& lesion : kept.lesions) {
    if (!understood(base, frame(bare).set("lesions", Json::array().add(lesion.entry)), today)) {
      notes.push_back("Lesion \"" + lesion.id +
                      "\" is not understood by this edition and counts as one somewhere unknown.");
      lesion.entry = Json::object().set("id", lesion.id).set("site", "unknown");
      lesion.facts.clear();  // they were told of a place that has no name here
    }
    leave_out(lesion.facts, [&](const Json& fact) {
      return frame(bare).set("lesions", Json::array().add(with_facts(lesion, {{0, fact}})));
    });
  }
  auto read = read_record(base, record_of(kept), today);
  METTLE_CHECK(read.has_value());
  notes.insert(notes.end(), read->notes.begin(), read->notes.end());
  return {std::move(read->picture), std::move(notes)};
}

Decision decide(const Asking& asking, const TellFact& command) {
  METTLE_TRY(auto may, check(asking, Right::tell));
  (void)may;
  if (!command.entry.if_object()) return refused("R1.1", "A fact is an object { \"fact\", \"value\", \"date\" }.");
  if (command.entry.find("source")) return refused("R1.1", "Leave out \"source\": it is the role of whoever tells it.");
  const auto& lesions = asking.state.told.lesions;
  if (!command.lesion.empty() && std::ranges::find(lesions, command.lesion, &EnteredLesion::id) == lesions.end())
    return refused("R1.2", "There is no lesion \"" + command.lesion + "\" to tell this of.");
  FactTold event{command.lesion, command.entry};
  event.fact.set("source", asking.by.role);
  if (!event.fact.find("date")) event.fact.set("date", asking.now.day.to_text());
  if (const auto date = Date::read(event.fact.text_at("date")); date && *date > asking.now.day)
    return refused("R1.1", "That is dated after today. Tell it when it has happened.");
  ToldState after = asking.state.told;
  evolve(after, {}, event);
  return happens_if_read(asking, "R1.1", after, {std::move(event)});
}

Decision decide(const Asking& asking, const EnterLesion& command) {
  METTLE_TRY(auto may, check(asking, Right::enter_lesion));
  (void)may;
  if (command.lesion.find("facts")) return refused("R1.2", "Enter the lesion first, then tell its facts one by one.");
  LesionEntered event{command.lesion};
  const ToldState& told = asking.state.told;
  ToldState after = told;
  evolve(after, {}, event);
  std::vector<EventBody> events;
  const auto says = [&](const char* where) {
    after.where = where;
    events.push_back({MetastasesSaid{where}});
  };
  // Until now there was a lesion somewhere unknown. That one is named does not make the other places known, unless it
  // is named by somebody who could say so (law 3).
  const bool somewhere = told.lesions.empty() && (told.where.empty() || told.where == "known");
  if (told.where == "none_known") says("known");  // nobody has to take back that there were none
  else if (somewhere && !check(asking, Right::withdraw_lesion)) says("sites_unknown");
  METTLE_TRY(auto entered, happens_if_read(asking, "R1.2", after, {std::move(event)}));
  events.insert(events.end(), entered.begin(), entered.end());
  return events;
}

Decision decide(const Asking& asking, const WithdrawLesion& command) {
  METTLE_TRY(auto may, check(asking, Right::withdraw_lesion));
  (void)may;
  const auto& lesions = asking.state.told.lesions;
  const auto lesion = std::ranges::find(lesions, command.lesion, &EnteredLesion::id);
  if (lesion == lesions.end()) return refused("R1.2", "There is no lesion \"" + command.lesion + "\".");
  if (trim(command.reason).empty()) return refused("R1.9", "Say why: entered in error, or the same as another.");
  if (!command.imaging) return refused("R1.9", "Name the image that shows it, by its date.");
  const auto& images = asking.state.told.images;
  if (std::ranges::none_of(
          images, [&](const Entered& image) { return image.entry.text_at("date") == command.imaging->to_text(); }))
    return refused("R1.9", "There is no image of " + command.imaging->to_text() + " in the record. Enter it first.");
  ToldState after = asking.state.told;
  LesionWithdrawn event{command.lesion, command.reason, command.imaging};
  evolve(after, {}, event);
  return happens_if_read(asking, "R1.9", after, {std::move(event)});
}

Decision decide(const Asking& asking, const EnterImage& command) {
  METTLE_TRY(auto may, check(asking, Right::enter_image));
  (void)may;
  if (const auto date = Date::read(command.image.text_at("date")); date && *date > asking.now.day)
    return refused("R1.3", "That image is dated after today.");
  ImageEntered event{command.image};
  ToldState after = asking.state.told;
  evolve(after, {}, event);
  return happens_if_read(asking, "R1.3", after, {std::move(event)});
}

Decision decide(const Asking& asking, const SayMetastases& command) {
  // "None known" reassures: it takes somebody who could take out a lesion. Anybody may say that there are some.
  METTLE_TRY(auto may, check(asking, command.where == "none_known" ? Right::withdraw_lesion : Right::enter_lesion));
  (void)may;
  if (command.where == "known" && asking.state.told.where == "sites_unknown") {
    // That the places are all known now reassures as well.
    METTLE_TRY(auto also, check(asking, Right::withdraw_lesion));
    (void)also;
  }
  if (command.where == asking.state.told.where) return std::vector<EventBody>{};
  ToldState after = asking.state.told;
  MetastasesSaid event{command.where};
  evolve(after, {}, event);
  return happens_if_read(asking, "R1.9", after, {std::move(event)});
}

Decision decide(const Asking& asking, const DescribePerson& command) {
  // Not the person's own to change: a later day of birth makes somebody younger, and that opens things (law 3).
  METTLE_TRY(auto may, check(asking, Right::answer));
  (void)may;
  if (asking.state.last != 0 && asking.state.told.invented != command.invented)
    return refused("H-04", "An invented person stays invented, and a real one real.");
  ToldState after = asking.state.told;
  PersonDescribed event{command.label, command.born, command.invented};
  evolve(after, {}, event);
  return happens_if_read(asking, "H-04", after, {std::move(event)});
}

}  // namespace mettle
