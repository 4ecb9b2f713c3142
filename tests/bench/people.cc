#include "bench/rounds.h"
#include "picture/record_in.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle::bench {

Date bench_day() { return testing::date("2026-11-24"); }

const Picture& robin() {
  static const Picture picture = [] {
    const auto json = read_json(testing::file_text("contract/records/robin.json"));
    return read_record(testing::knowledge(), *json, bench_day())->picture;
  }();
  return picture;
}

const std::vector<Picture>& three_people() {
  static const std::vector<Picture> people = [] {
    Picture unknown;
    Lesion lesion;
    lesion.id = "a";
    lesion.site = Site::lumbar_spine;
    unknown.lesions.push_back(lesion);
    return std::vector<Picture>{
        robin(), unknown, reassuring_picture(testing::knowledge(), {Site::lumbar_spine, Site::ribs}, bench_day())};
  }();
  return people;
}

Picture person_number(std::size_t number) {
  std::vector<std::optional<Site>> sites;
  for (std::size_t i = 0; i <= number % 3; ++i)
    sites.emplace_back(site_table[(number + 7 * i) % site_table.size()].site);
  Picture picture = reassuring_picture(testing::knowledge(), sites, bench_day());
  // Every second person: only every third fact of theirs is known.
  if (number % 2 == 1) {
    std::size_t place = number;
    std::erase_if(picture.told, [&](const Told&) { return ++place % 3 != 0; });
    for (Lesion& lesion : picture.lesions) std::erase_if(lesion.told, [&](const Told&) { return ++place % 3 != 0; });
  }
  return picture;
}

Picture person_with_lesions(std::size_t lesions) {
  std::vector<std::optional<Site>> sites;
  for (std::size_t i = 0; i < lesions; ++i) sites.emplace_back(site_table[i % site_table.size()].site);
  return reassuring_picture(testing::knowledge(), sites, bench_day());
}

KnowledgeBase with_exercises(const KnowledgeBase& base, std::size_t exercises) {
  KnowledgeBase more = base;
  more.entries.clear();
  more.variants.clear();
  more.first_variant.clear();
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < base.entries.size(); ++i)
    if (base.entries[i].library == Library::exercises) places.push_back(i);
  for (std::size_t i = 0; i < exercises; ++i) {
    const std::size_t from = places[i % places.size()];
    more.first_variant.push_back(more.variants.size());
    for (std::size_t v = base.first_variant[from]; v < base.first_variant[from + 1]; ++v) {
      more.variants.push_back(base.variants[v]);
      more.variants.back().entry = more.entries.size();
    }
    more.entries.push_back(base.entries[from]);
  }
  more.first_variant.push_back(more.variants.size());
  return more;
}

KnowledgeBase with_rules(const KnowledgeBase& base, std::size_t times) {
  KnowledgeBase more = base;
  for (std::size_t i = 1; i < times; ++i) more.limits.insert(more.limits.end(), base.limits.begin(), base.limits.end());
  return more;
}

}  // namespace mettle::bench
