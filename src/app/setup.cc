#include "app/setup.h"

#include <sodium.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "app/embedded.h"

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
  std::vector<SourceFile> files;
  if (folder.empty()) {
    for (const Embedded& file : embedded_knowledge())
      files.push_back({std::string{file.path}, std::string{file.bytes}});
  } else {
    std::error_code error;
    for (auto at = std::filesystem::recursive_directory_iterator(folder, error);
         !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
      if (!at->is_regular_file() || at->path().extension() != ".toml") continue;
      std::ifstream stream(at->path(), std::ios::binary);
      std::ostringstream text;
      text << stream.rdbuf();
      files.push_back({std::filesystem::relative(at->path(), folder).generic_string(), text.str()});
    }
    if (error)
      return failure(Problem{"The folder of knowledge could not be read: " + error.message() + ".", folder,
                             "Name a folder like knowledge/."});
    if (files.empty())
      return failure(Problem{"There is no .toml file in this folder.", folder, "Name a folder like knowledge/."});
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::string hash_of(const std::vector<SourceFile>& files) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  const auto add = [&](std::string_view text) {
    // Length first, so that no two sets of files run together.
    const std::string length = std::to_string(text.size()) + ":";
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(length.data()), length.size());
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  };
  for (const SourceFile& file : files) {
    add(file.path);
    add(file.text);
  }
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, hash);
  char hex[crypto_hash_sha256_BYTES * 2 + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

Result<Loaded, std::vector<Problem>> load(const std::string& folder) {
  auto files = read_knowledge_files(folder);
  if (!files) return failure(std::vector<Problem>{files.error()});
  auto base = read_knowledge(*files, hash_of(*files));
  if (!base) return failure(base.error());
  std::vector<SourceFile> code_files;
  for (const SourceFile& file : *files)
    if (file.path.starts_with("codes/")) code_files.push_back(file);
  auto codes = CodeMap::from(code_files);
  if (!codes) return failure(std::vector<Problem>{codes.error()});
  return Loaded{std::move(*files), std::move(*base), std::move(*codes)};
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
