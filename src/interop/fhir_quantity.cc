#include "interop/fhir_quantity.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace mettle {
namespace {

/// times / over, rounded half away from zero; empty when it would overflow.
std::optional<std::int64_t> scaled(std::int64_t value, const Unit& unit) {
  if (value > std::numeric_limits<std::int64_t>::max() / unit.times ||
      value < std::numeric_limits<std::int64_t>::min() / unit.times)
    return std::nullopt;
  const std::int64_t product = value * unit.times;
  const std::int64_t half = unit.over / 2;
  return product >= 0 ? (product + half) / unit.over : (product - half) / unit.over;
}

const Unit* find_unit(const UnitFamily& family, const Json& quantity, const CodeMap& codes) {
  const std::string_view code = quantity.text_at("code");
  const std::string_view spelled = quantity.text_at("unit");
  if (!code.empty()) {
    // Another system's code may look like a UCUM one and mean something else.
    const std::string_view system = quantity.text_at("system");
    if (!system.empty() && codes.vocabulary(system) != "ucum") return nullptr;
    const auto found = std::ranges::find(family.units, code, &Unit::code);
    return found == family.units.end() ? nullptr : &*found;
  }
  for (const Unit& unit : family.units)
    if (unit.code == spelled || std::ranges::find(unit.spelled, spelled) != unit.spelled.end()) return &unit;
  return nullptr;
}

/// A bound ("<50") as the nearest value that is no better than anything it allows; empty when every value may be worse.
std::optional<std::int64_t> careful_bound(std::int64_t value, std::string_view comparator, Worse worse) {
  const bool below = comparator == "<" || comparator == "<=";
  const bool strict = comparator == "<" || comparator == ">";
  const bool above = comparator == ">" || comparator == ">=";
  if (worse == Worse::not_said || !(below || above)) return std::nullopt;
  const bool towards_worse = below == (worse == Worse::lower);
  // Towards the better side the bound itself is the careful value. Towards the worse side the truth may be worse still:
  // the bound is the least that must be feared, and a person is asked for the number.
  if (!towards_worse || !strict) return value;
  return below ? value - 1 : value + 1;
}

}  // namespace

Result<Measured> read_measured(const Json& observation, const Measure& measure, const CodeMap& codes) {
  const UnitFamily* family = codes.find_family(measure.family);
  const auto refused = [&](std::string what) { return failure(Problem{std::move(what), "", ""}); };
  if (!family) return refused("It is no number.");

  const Json* whole = observation.find("valueInteger");
  const Json* quantity = observation.find("valueQuantity");
  const Json* number = whole ? whole : quantity ? quantity->find("value") : nullptr;
  if (!number || !number->if_number()) return refused("It has no number as its value.");
  const std::string& token = number->if_number()->token;
  auto value = millionths(token);
  if (!value) return refused("The number " + token + " is out of range.");

  Measured measured;
  std::string comparator;
  if (whole) {
    measured.as_given = token;
    if (!family->bare) return refused("The number " + token + " came without a unit.");
  } else {
    const std::string unit_text{quantity->text_at("unit").empty() ? quantity->text_at("code")
                                                                  : quantity->text_at("unit")};
    comparator = quantity->text_at("comparator");
    measured.as_given = comparator + token + (unit_text.empty() ? "" : " " + unit_text);
    const bool no_unit = quantity->text_at("unit").empty() && quantity->text_at("code").empty();
    const Unit* unit = find_unit(*family, *quantity, codes);
    if (!unit && !(no_unit && family->bare))
      return refused(no_unit ? "The number " + token + " came without a unit."
                             : "The unit of " + measured.as_given + " is not known here.");
    if (unit) value = scaled(*value, *unit);
    if (!value) return refused("The number " + token + " is out of range.");
  }
  if (!comparator.empty()) {
    measured.bound = true;
    value = careful_bound(*value, comparator, measure.worse);
    if (!value) return refused("\"" + measured.as_given + "\" is only a bound.");
  }
  if (*value < measure.least || *value > measure.most)
    return refused("The value " + measured.as_given + " cannot be right for this measure, so its unit may be wrong.");
  measured.millionths = *value;
  return measured;
}

}  // namespace mettle
