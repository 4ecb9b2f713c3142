#include "assurance/row_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace mettle {
namespace {

/// What a kind of row is called in words; the rest are called as in the file.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kind_words{
    {{"limit", "rule"}, {"floor", "rule"}, {"suggestion", "everyday task"}, {"flag", "red flag"}}};

std::string in_words(const std::string& kind) {
  const auto found =
      std::ranges::find(kind_words, std::string_view{kind}, &std::pair<std::string_view, std::string_view>::first);
  return found == kind_words.end() ? kind : std::string{found->second};
}

/// "rules" of "rules/spine.toml"; the whole path of a file that stands in no folder.
std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

std::string shortened(const Json& value) {
  constexpr std::size_t longest = 160;
  std::string text = value.if_text() ? *value.if_text() : write_canonical(value);
  if (text.size() <= longest) return text;
  // Not in the middle of a letter of several bytes.
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + " ...";
}

void compare(const std::string& field, const Json& before, const Json& after, std::vector<FieldChange>& out) {
  if (before == after) return;
  const auto under = [&](const std::string& name) { return field.empty() ? name : field + "." + name; };
  if (before.if_object() && after.if_object()) {
    for (const auto& [name, old] : *before.if_object()) {
      if (const Json* now = after.find(name)) compare(under(name), old, *now, out);
      else out.push_back({under(name), shortened(old), ""});
    }
    for (const auto& [name, now] : *after.if_object())
      if (!before.find(name)) out.push_back({under(name), "", shortened(now)});
    return;
  }
  const bool of_rows = before.if_array() && after.if_array() && before.items().size() == after.items().size() &&
                       !before.items().empty() && before.items().front().if_object();
  if (of_rows) {
    for (std::size_t i = 0; i < before.items().size(); ++i)
      compare(field + "[" + std::to_string(i + 1) + "]", before.items()[i], after.items()[i], out);
    return;
  }
  out.push_back({field, shortened(before), shortened(after)});
}

struct Row {
  std::string kind, id, title;
  Json row;
};
/// By folder, kind and id; or by path and name where there is no id.
using Rows = std::map<std::tuple<std::string, std::string, std::string, std::size_t>, Row>;

bool has_ids(const Json& value) {
  return !value.items().empty() &&
         std::ranges::all_of(value.items(), [](const Json& row) { return !row.text_at("id").empty(); });
}

Rows rows_of(const std::vector<SourceFile>& files) {
  Rows rows;
  for (const SourceFile& file : files) {
    const auto root = read_toml(file);
    if (!root || !root->if_object()) continue;
    for (const auto& [name, value] : *root->if_object()) {
      if (!has_ids(value)) {
        rows.emplace(std::tuple(file.path, name, "", 0U), Row{file.path, name, "", value});
        continue;
      }
      for (const Json& row : value.items()) {
        const std::string id{row.text_at("id")};
        std::string title{row.text_at("title")};
        for (const char* other : {"name", "says"})
          if (title.empty()) title = std::string{row.text_at(other)};
        std::size_t again = 0;
        while (!rows.emplace(std::tuple(folder_of(file.path), name, id, again), Row{in_words(name), id, title, row})
                    .second)
          ++again;
      }
    }
  }
  return rows;
}

}  // namespace

std::vector<RowChange> find_row_changes(const std::vector<SourceFile>& before, const std::vector<SourceFile>& after) {
  const Rows old_rows = rows_of(before);
  const Rows new_rows = rows_of(after);
  std::vector<RowChange> changes;
  for (const auto& [key, row] : old_rows) {
    const auto now = new_rows.find(key);
    if (now == new_rows.end()) {
      changes.push_back({RowChange::What::removed, row.kind, row.id, row.title, {}});
      continue;
    }
    std::vector<FieldChange> fields;
    compare("", row.row, now->second.row, fields);
    if (!fields.empty())
      changes.push_back({RowChange::What::changed, row.kind, row.id, now->second.title, std::move(fields)});
  }
  for (const auto& [key, row] : new_rows)
    if (!old_rows.contains(key)) changes.push_back({RowChange::What::added, row.kind, row.id, row.title, {}});
  std::ranges::sort(changes, [](const RowChange& a, const RowChange& b) {
    return std::tie(a.kind, a.what, a.id) < std::tie(b.kind, b.what, b.id);
  });
  return changes;
}

}  // namespace mettle
