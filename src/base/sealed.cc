#include "base/sealed.h"

namespace mettle {
namespace {

// The first bytes of each: a mark that no text has, and the number of this form of packing.
constexpr std::string_view mark = "\xFFMETTLE\x01";
constexpr std::size_t number_bytes = 8;

/// FNV-1a: every byte changes what all later ones do, so that a change of one byte is always seen.
std::uint64_t sum_of(std::string_view bytes, std::uint64_t sum = 0xCBF29CE484222325U) {
  for (const char c : bytes) sum = (sum ^ static_cast<std::uint8_t>(c)) * 0x100000001B3U;
  return sum;
}

void add_number(std::string& to, std::uint64_t number) {
  for (std::size_t i = 0; i < number_bytes; ++i) to += static_cast<char>(number >> (8 * i) & 0xFFU);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < number_bytes; ++i)
    number |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[at + i])) << (8 * i);
  return number;
}

}  // namespace

std::string seal(std::string_view what, std::uint64_t shape, std::string_view content) {
  std::string bytes{mark};
  add_number(bytes, sum_of(what, shape));
  add_number(bytes, content.size());
  add_number(bytes, sum_of(content, sum_of(bytes)));
  bytes += content;
  return bytes;
}

Result<std::string_view> open_sealed(std::string_view what, std::uint64_t shape, std::string_view bytes) {
  const auto refuse = [&](std::string_view why) {
    return failure(Problem{"The " + std::string{what} + " " + std::string{why} + ".", "", "Build Mettle again."});
  };
  constexpr std::size_t summed = mark.size() + 2 * number_bytes, head = summed + number_bytes;
  if (bytes.size() < head || !bytes.starts_with(mark)) return refuse("is not there, or is something else");
  if (number_at(bytes, mark.size()) != sum_of(what, shape)) return refuse("was made by another edition of the program");
  const std::string_view content = bytes.substr(head);
  if (number_at(bytes, mark.size() + number_bytes) != content.size())
    return refuse("is cut short, or goes on too long");
  if (number_at(bytes, summed) != sum_of(content, sum_of(bytes.substr(0, summed)))) return refuse("is damaged");
  return content;
}

}  // namespace mettle
