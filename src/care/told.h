#pragma once

#include <optional>
#include <string>
#include <vector>

#include "care/happened.h"
#include "picture/picture.h"

namespace mettle {

// What is told about a person: who said it, when, resting on which image (R1.1-R1.3). Entries have the form of
// contract/record.schema.json and are kept as they were told, so that a later edition reads them anew. Nothing is
// overwritten: a newer entry stands beside the older one, and picture/ says which counts.

/// The person as others know them.
struct PersonDescribed {
  static constexpr std::string_view name = "person_described";
  std::string label{};
  std::optional<Date> born{};
  bool invented = false;
};
template <MembersOf<PersonDescribed> T>
void members(auto& of, T& e) {
  of("label", e.label);
  of("born", e.born);
  of("invented", e.invented);
}

/// Where bone metastases are said to be: known, sites_unknown, none_known.
struct MetastasesSaid {
  static constexpr std::string_view name = "metastases_said";
  std::string where{};
};
template <MembersOf<MetastasesSaid> T>
void members(auto& of, T& e) {
  of("where", e.where);
}

struct LesionEntered {
  static constexpr std::string_view name = "lesion_entered";
  Json lesion{};  // without its facts
};
template <MembersOf<LesionEntered> T>
void members(auto& of, T& e) {
  of("lesion", e.lesion);
}

/// A lesion entered in error, or two entries that are one: taken out by somebody who may, with the reason. Imports
/// never do this (H-20, H-21).
struct LesionWithdrawn {
  static constexpr std::string_view name = "lesion_withdrawn";
  std::string lesion{}, reason{};
  std::optional<Date> imaging{};  // the image that shows it
};
template <MembersOf<LesionWithdrawn> T>
void members(auto& of, T& e) {
  of("lesion", e.lesion);
  of("reason", e.reason);
  of("imaging", e.imaging);
}

struct ImageEntered {
  static constexpr std::string_view name = "image_entered";
  Json image{};
};
template <MembersOf<ImageEntered> T>
void members(auto& of, T& e) {
  of("image", e.image);
}

struct FactTold {
  static constexpr std::string_view name = "fact_told";
  std::string lesion{};  // id; empty: of the person
  Json fact{};
};
template <MembersOf<FactTold> T>
void members(auto& of, T& e) {
  of("lesion", e.lesion);
  of("fact", e.fact);
}

/// An entry with the event that brought it.
struct Entered {
  EventNumber number = 0;
  Json entry{};
};
struct EnteredLesion {
  EventNumber number = 0;
  std::string id{};
  Json entry{};
  std::vector<Entered> facts{};
};

struct ToldState {
  std::string label{};
  std::optional<Date> born{};
  bool invented = false;
  std::string where{};
  std::vector<EnteredLesion> lesions{};
  std::vector<Entered> images{}, facts{};
  EventNumber as_of = 0;  // the last event that told anything
};

void evolve(ToldState& state, const Head& head, const PersonDescribed& event);
void evolve(ToldState& state, const Head& head, const MetastasesSaid& event);
void evolve(ToldState& state, const Head& head, const LesionEntered& event);
void evolve(ToldState& state, const Head& head, const LesionWithdrawn& event);
void evolve(ToldState& state, const Head& head, const ImageEntered& event);
void evolve(ToldState& state, const Head& head, const FactTold& event);

/// The whole as one record of contract/record.schema.json.
Json record_of(const ToldState& state);

/// The picture under this edition on that day. An entry the edition does not understand is left out with a note and
/// counts as unknown; a lesion that is not understood counts as one somewhere unknown.
struct PictureRead {
  Picture picture;
  std::vector<std::string> notes{};
};
PictureRead read_picture(const KnowledgeBase& base, const ToldState& state, Date today);

/// Something is told. `entry` has the form of a fact of the record but for its source, which is the role of whoever
/// tells it.
struct TellFact {
  std::string lesion{};
  Json entry{};
};
struct EnterLesion {
  Json lesion{};
};
struct WithdrawLesion {
  std::string lesion{}, reason{};
  std::optional<Date> imaging{};
};
struct EnterImage {
  Json image{};
};
struct SayMetastases {
  std::string where{};
};
struct DescribePerson {
  std::string label{};
  std::optional<Date> born{};
  bool invented = false;
};

Decision decide(const Asking& asking, const TellFact& command);
Decision decide(const Asking& asking, const EnterLesion& command);
Decision decide(const Asking& asking, const WithdrawLesion& command);
Decision decide(const Asking& asking, const EnterImage& command);
Decision decide(const Asking& asking, const SayMetastases& command);
Decision decide(const Asking& asking, const DescribePerson& command);

}  // namespace mettle
