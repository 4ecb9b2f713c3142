#pragma once

// What every reader of outside text must do with any bytes at all: give a value or a problem in words, and nothing
// worse. The fuzzers and the tests call the same functions; a broken promise stops the program.
#include <string_view>

#include "interop/code_map.h"
#include "picture/picture.h"

namespace mettle::fuzz {

/// knowledge/codes/, read once.
const CodeMap& codes();
/// The day on which everything is read here.
Date fuzz_day();
/// What came is evaluated too: whatever is read must be answerable.
void must_be_answerable(const Picture& picture);

void try_toml(std::string_view bytes);
void try_record(std::string_view bytes);
void try_activity(std::string_view bytes);
void try_fhir(std::string_view bytes);

}  // namespace mettle::fuzz
