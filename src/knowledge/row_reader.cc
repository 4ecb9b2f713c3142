#include "knowledge/row_reader.h"

#include <algorithm>
#include <limits>

namespace mettle {

const Json* RowReader::find(std::string_view name) {
  if (std::ranges::find(asked_, name) == asked_.end()) asked_.emplace_back(name);
  return row_->find(name);
}

void RowReader::fault_at(Place place, std::string what, std::string mend) {
  faults_->push_back({std::move(what), point_at(*file_, place), std::move(mend)});
}

void RowReader::fault(std::string_view name, std::string what, std::string mend) {
  const Json* member = row_->find(name);
  fault_at(member ? member->place : row_->place, std::move(what), std::move(mend));
}

std::string RowReader::text(std::string_view name) {
  const Json* member = find(name);
  if (!member) {
    fault(name, "\"" + std::string{name} + "\" is missing.", "Add " + std::string{name} + " = \"...\".");
    return "";
  }
  const std::string* value = member->if_text();
  if (!value) {
    fault(name, "\"" + std::string{name} + "\" should be a text.", "Put it in quotes.");
    return "";
  }
  return *value;
}

std::string RowReader::text_or(std::string_view name, std::string_view otherwise) {
  return find(name) ? text(name) : std::string{otherwise};
}

int RowReader::whole(std::string_view name, int least, int most) {
  const auto value = decimal(name);
  constexpr std::int64_t one = 1'000'000;
  if (!value) return least;
  if (*value % one != 0 || *value / one < least || *value / one > most) {
    fault(name,
          "\"" + std::string{name} + "\" should be a whole number from " + std::to_string(least) + " to " +
              std::to_string(most) + ".",
          "Mend the number.");
    return least;
  }
  return static_cast<int>(*value / one);
}

int RowReader::whole_or(std::string_view name, int otherwise, int least, int most) {
  return find(name) ? whole(name, least, most) : otherwise;
}

std::optional<std::int64_t> RowReader::decimal(std::string_view name) {
  const Json* member = find(name);
  if (!member) {
    fault(name, "\"" + std::string{name} + "\" is missing.", "Add " + std::string{name} + " = a number.");
    return std::nullopt;
  }
  const auto* number = member->if_number();
  const auto value = number ? millionths(number->token) : std::nullopt;
  if (!value) fault(name, "\"" + std::string{name} + "\" should be a number.", "Take off the quotes.");
  return value;
}

bool RowReader::truth(std::string_view name) {
  const Json* member = find(name);
  const bool* value = member ? member->if_bool() : nullptr;
  if (!value)
    fault(name, "\"" + std::string{name} + "\" should be true or false.",
          "Add " + std::string{name} + " = true or false.");
  return value && *value;
}

bool RowReader::truth_or(std::string_view name, bool otherwise) { return find(name) ? truth(name) : otherwise; }

std::vector<std::string> RowReader::texts(std::string_view name) {
  const Json* member = find(name);
  if (!member || !member->if_array()) {
    fault(name, "\"" + std::string{name} + "\" should be a list of texts.",
          "Add " + std::string{name} + " = [\"...\"].");
    return {};
  }
  std::vector<std::string> values;
  for (const Json& item : member->items()) {
    if (const std::string* value = item.if_text()) values.push_back(*value);
    else fault_at(item.place, "\"" + std::string{name} + "\" holds something that is not a text.", "Put it in quotes.");
  }
  return values;
}

std::vector<std::string> RowReader::texts_or_none(std::string_view name) {
  return find(name) ? texts(name) : std::vector<std::string>{};
}

const Json::Array& RowReader::rows(std::string_view name) {
  const Json* member = find(name);
  static const Json::Array none;
  return member ? member->items() : none;
}

std::size_t RowReader::word_among(std::string_view name, const std::vector<std::string>& spellings) {
  if (!find(name)) {
    fault(name, "\"" + std::string{name} + "\" is missing.", "Add it. " + suggest("", spellings));
    return 0;
  }
  return place_in(name, text(name), spellings);
}

std::size_t RowReader::place_in(std::string_view name, const std::string& value,
                                const std::vector<std::string>& spellings) {
  const auto found = std::ranges::find(spellings, value);
  if (found != spellings.end()) return static_cast<std::size_t>(found - spellings.begin());
  if (row_->find(name))
    fault(name, "\"" + value + "\" is not a word for \"" + std::string{name} + "\".", suggest(value, spellings));
  return 0;
}

void RowReader::check_all_read() {
  const auto* members = row_->if_object();
  if (!members) return;
  for (const auto& [name, value] : *members) {
    if (std::ranges::find(asked_, name) == asked_.end())
      fault_at(value.place, "\"" + name + "\" is not known here.", suggest(name, asked_));
  }
}

}  // namespace mettle
