#pragma once

#include <cstdint>
#include <string>

namespace mettle {

/// How much of the mutation run, and where.
struct MutateOptions {
  std::string folder = ".";  // holds knowledge/, cases/ and docs/
  std::uint64_t seed = 1;
  std::size_t limit = 0;  // 0: every mutant
  unsigned jobs = 0;      // 0: as many as there are processors
  bool list = false;      // a line for every mutant, with who noticed
  bool write = false;     // write cases that notice survivors, and the list of equal mutants
};

/// Changes one thing of the knowledge after the other and says who notices. Exit status 1 when somebody survives, or
/// when the list of equal mutants is not as it should be.
int mutate_knowledge(const MutateOptions& options);

}  // namespace mettle
