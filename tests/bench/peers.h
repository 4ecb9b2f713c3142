#pragma once

// The same question for everybody: the demands of every variant and the limits of a person, as plain numbers; a verdict
// on each variant, and which limits bind on it.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bench/rounds.h"

namespace mettle::bench {

struct PlainLevel {
  std::size_t dimension;
  int level;
};
struct PlainVariant {
  std::size_t library;
  std::vector<PlainLevel> demand;
};
/// One limit on one dimension.
struct PlainCap {
  std::size_t dimension;
  int alone, watched, signed_off;
};
struct PlainLimit {
  std::vector<PlainCap> caps;
};
struct PlainPerson {
  std::vector<std::vector<PlainLimit>> libraries;  // by library
};
/// First every person with each of their limits, for answers with reasons; then every person once more with the lowest
/// of all limits as the only one, for answers without.
struct PlainQuestion {
  std::vector<PlainVariant> variants;
  std::vector<PlainPerson> people;
};
PlainQuestion plain_question(const KnowledgeBase& base, const std::vector<Picture>& people);
/// As JSON, for programs that are not linked in.
std::string to_json(const PlainQuestion& question);

/// What one round gave: a digit a variant (0 allow to 3 not now), how many limits bind in all, and a mark of which.
struct Answer {
  double cpu_seconds = 0;
  std::string verdicts;
  std::uint64_t reasons = 0;
  std::uint32_t mark = 0;

  void add_reason(std::size_t variant, std::size_t limit) {
    ++reasons;
    mark += static_cast<std::uint32_t>(variant + 1) * 2654435761U + static_cast<std::uint32_t>(limit) * 40503U;
  }
};

class Peer {
 public:
  virtual ~Peer() = default;
  virtual Answer ask(std::size_t person) = 0;
};
/// CLIPS with the demands asserted once; only the limits of a person come and go.
std::unique_ptr<Peer> open_clips(const PlainQuestion& question, const std::string& model);

}  // namespace mettle::bench
