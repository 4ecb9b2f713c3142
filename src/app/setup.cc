#include "app/setup.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/embedded.h"
#include "interop/code_image.h"
#include "knowledge/image.h"

namespace mettle {
namespace {

constexpr std::size_t most_input_bytes = 16U * 1024U * 1024U;

Result<std::string> read_stream(std::istream& stream, const std::string& name) {
  std::string text;
  text.resize(most_input_bytes + 1);
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  const auto got = static_cast<std::size_t>(stream.gcount());
  if (stream.bad()) return failure(Problem{"The input could not be read.", name, "Check the file."});
  if (got > most_input_bytes)
    return failure(Problem{"The input is larger than 16 MiB.", name, "Send one person's record only."});
  text.resize(got);
  return text;
}

}  // namespace

Result<std::vector<SourceFile>> read_knowledge_files(const std::string& folder) {
  if (!folder.empty()) return read_files(folder);
  std::vector<SourceFile> files;
  for (const Embedded& file : embedded_knowledge()) files.push_back({std::string{file.path}, std::string{file.bytes}});
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

Result<Loaded, std::vector<Problem>> load_inside() {
  const auto image = [](std::string_view path) {
    const auto found = std::ranges::find(embedded_images(), path, &Embedded::path);
    return found == embedded_images().end() ? std::string_view{} : found->bytes;
  };
  auto base = read_image(image("knowledge.image"));
  if (!base) return failure(std::vector<Problem>{base.error()});
  auto codes = read_code_image(image("codes.image"));
  if (!codes) return failure(std::vector<Problem>{codes.error()});
  return Loaded{std::move(*base), std::move(*codes)};
}

Result<Loaded, std::vector<Problem>> load(const std::string& folder) {
  if (folder.empty()) return load_inside();
  auto files = read_files(folder);
  if (!files) return failure(std::vector<Problem>{files.error()});
  return read_all(*files);
}

Result<std::string> read_input(const std::string& path) {
  if (path.empty() || path == "-") return read_stream(std::cin, "standard input");
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return failure(Problem{"There is no such file.", path, "Check the name."});
  if (std::filesystem::is_directory(path, error)) return failure(Problem{"This is a folder.", path, "Name a file."});
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return failure(Problem{"The file cannot be opened.", path, "Check its permissions."});
  return read_stream(stream, path);
}

Date today_by_clock() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[11];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return Date::read(text).value_or(Date::from_days(0));
}

}  // namespace mettle
