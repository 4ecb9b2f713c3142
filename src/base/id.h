#pragma once

#include <compare>
#include <string>
#include <utility>

namespace mettle {

/// A name that cannot be mixed up with another kind of name.
template <typename Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_{std::move(text)} {}
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  std::string text_;
};

using RuleId = Id<struct RuleTag>;          // "SITE-LUMBAR-03"
using EvidenceId = Id<struct EvidenceTag>;  // "CAMPBELL22-R5", "D-0007"

}  // namespace mettle
