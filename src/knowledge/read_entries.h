#pragma once

#include "knowledge/derive_demand.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// Reads the exercises, tests, daily tasks or probes of one file.
void read_entries(const SourceFile& file, const Json& root, Library library, std::vector<Entry>& entries,
                  Faults& faults);
Entry read_entry(RowReader& row, Library library);
/// Reads a description that is not in the library: it has no id of its own, and its stress may be left out.
Entry read_outside_entry(RowReader& row, Library library, std::string id);
std::vector<Stress> read_stress(RowReader& row, std::string_view name);
Ordinals read_ordinals(RowReader& row);

/// The coding lints: a coded level lower than the derived one, and the rest of `knowledge/movement/lints.toml`.
void check_entry(const Derivation& derivation, const Entry& entry, const SourceFile& file, Faults& faults);

}  // namespace mettle
