#include "app/knowledge_files.h"

#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace mettle {

Result<std::vector<SourceFile>> read_files(const std::string& folder) {
  std::vector<SourceFile> files;
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

Result<Loaded, std::vector<Problem>> read_all(const std::vector<SourceFile>& files) {
  auto base = read_knowledge(files, hash_of(files));
  if (!base) return failure(base.error());
  std::vector<SourceFile> code_files;
  for (const SourceFile& file : files)
    if (file.path.starts_with("codes/")) code_files.push_back(file);
  auto codes = CodeMap::from(code_files);
  if (!codes) return failure(std::vector<Problem>{codes.error()});
  return Loaded{std::move(*base), std::move(*codes)};
}

}  // namespace mettle
