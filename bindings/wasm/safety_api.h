#pragma once

// What the module exports. Texts are UTF-8 with their size; nothing ends with a zero byte.
#include <cstddef>

#define METTLE_EXPORT(name) __attribute__((export_name(#name)))

extern "C" {

/// Room of so many bytes in the module's memory for the host to write into, until it is released. Null: there is none.
METTLE_EXPORT(mettle_reserve) void* mettle_reserve(std::size_t size);
METTLE_EXPORT(mettle_release) void mettle_release(void* room);

/// Takes in an edition: the image of the knowledge, that of the codes, the record of the invented example, and today
/// (YYYY-MM-DD). 200 when it can be asked; otherwise what is wrong is the answer, and no edition is open.
METTLE_EXPORT(mettle_open)
int mettle_open(const char* knowledge, std::size_t knowledge_size, const char* codes, std::size_t codes_size,
                const char* example, std::size_t example_size, const char* day, std::size_t day_size);

/// Answers one call of contract/README.md ("/api/assess"); a body makes it a POST. Returns the status of that page.
METTLE_EXPORT(mettle_ask)
int mettle_ask(const char* call, std::size_t call_size, const char* body, std::size_t body_size, const char* day,
               std::size_t day_size);

/// The answer of the last call, until the next.
METTLE_EXPORT(mettle_answer) const char* mettle_answer();
METTLE_EXPORT(mettle_answer_size) std::size_t mettle_answer_size();

}  // extern "C"
