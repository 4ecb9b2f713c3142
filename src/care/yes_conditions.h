#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "safety/evaluation.h"

namespace mettle {

/// What a yes hangs on. A closed set: a conditional yes can be told from a plain one without reading prose.
/// Words: knowledge/words, "condition.CODE.person" and "condition.CODE.professional".
enum class YesCondition : std::uint8_t {
  clearance,         // it rests on the signed assessment
  supervised_start,  // the first sessions with a professional there
  technique,         // done fast, to the end of the range or loaded it would be no yes
  dose,              // done harder or heavier it would be no yes
  hold,              // without the hold, or the person beside, it would be no yes
  aid,               // without the stick, frame or rail it would be no yes; or a brace is worn
  way_in,            // the way in and out is judged with it, or is another than described
  place,             // on the feet: even ground, firm shoes, light; or among other people
};
inline constexpr std::array<std::string_view, 8> yes_condition_ids{
    "clearance", "supervised_start", "technique", "dose", "hold", "aid", "way_in", "place"};
constexpr std::string_view id_of(YesCondition condition) {
  return yes_condition_ids[static_cast<std::size_t>(condition)];
}
static_assert(id_of(YesCondition::place) == "place");

/// Finds the conditions of every yes of one library for one person. It reads limits, standing and demand, no name.
class YesConditions {
 public:
  YesConditions(const KnowledgeBase& base, const Evaluation& evaluation, Library library);

  /// In the order of the set; empty for a plain yes, and for what is no yes (sign_off, not_now).
  std::vector<YesCondition> of(const Variant& variant) const;

 private:
  const KnowledgeBase* base_;
  const Evaluation* evaluation_;
  Ceilings unsigned_;  // the ceilings if nobody had signed

  Verdict judge(const Variant& like, const VariantChoice& choice) const;
  bool asks_technique(const Variant& variant, const Ceilings& ceilings) const;
  bool caps_dose(const Variant& variant, Verdict now) const;
  bool braced() const;
};

/// [{ "code", "person", "professional" }], as it stands in every report.
Json json_of(const KnowledgeBase& base, const std::vector<YesCondition>& conditions);

}  // namespace mettle
