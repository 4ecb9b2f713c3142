#include "knowledge/image.h"

#include <gtest/gtest.h>

#include <random>

#include "base/sealed.h"
#include "knowledge/image_fields.h"
#include "support/knowledge.h"
#include "support/packed.h"

namespace mettle {
namespace {

using testing::knowledge;

const std::string& image() {
  static const std::string bytes = write_image(knowledge());
  return bytes;
}

/// The real knowledge with a few entries and limits only: small enough to read thousands of times.
KnowledgeBase few_entries() {
  KnowledgeBase base = knowledge();
  base.entries.resize(3);
  base.variants.resize(base.first_variant[3]);
  base.first_variant.resize(4);
  base.limits.resize(20);
  base.claims.clear();
  base.measures = Json{};
  return base;
}

TEST(KnowledgeImage, HoldsEveryMemberOfTheRealKnowledge) {
  const auto read = read_image(image());
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(write_image(*read), image());
  ASSERT_EQ(read->variants.size(), knowledge().variants.size());
  for (std::size_t i = 0; i < read->variants.size(); ++i) {
    ASSERT_EQ(read->variants[i].demand, knowledge().variants[i].demand) << i;
    ASSERT_EQ(read->variants[i].choice, knowledge().variants[i].choice) << i;
  }
  for (std::size_t i = 0; i < read->entries.size(); ++i) {
    ASSERT_EQ(read->entries[i].text, knowledge().entries[i].text) << knowledge().entries[i].id;
    ASSERT_EQ(read->entries[i].place, knowledge().entries[i].place) << knowledge().entries[i].id;
  }
  EXPECT_EQ(read->doses, knowledge().doses);
  EXPECT_EQ(read->measures, knowledge().measures);
  EXPECT_EQ(read->hash, knowledge().hash);
}

TEST(KnowledgeImage, PacksEveryMemberThatIsNamed) {
  EXPECT_GT(testing::types_packed_whole("src/knowledge/image_fields.h"), 30);
}

TEST(KnowledgeImage, IsRefusedWhereverItIsCut) {
  std::mt19937 chance{1};
  for (std::size_t size = 0; size < 64; ++size) EXPECT_FALSE(read_image(image().substr(0, size))) << size;
  for (int i = 0; i < 2000; ++i) {
    const std::size_t size = chance() % image().size();
    EXPECT_FALSE(read_image(std::string_view{image()}.substr(0, size))) << size;
  }
  EXPECT_FALSE(read_image(image() + "x"));
  EXPECT_FALSE(read_image("[edition]\nname = \"draft-1\"\n"));
}

TEST(KnowledgeImage, IsRefusedWhicheverBitIsTurned) {
  std::mt19937 chance{2};
  std::string real = image(), small = write_image(few_entries());
  for (int i = 0; i < 5000; ++i) {
    std::string& bytes = i % 16 == 0 ? real : small;
    const std::size_t at = i < 64 ? static_cast<std::size_t>(i) : chance() % bytes.size();
    const char turned = static_cast<char>(1U << chance() % 8);
    bytes[at] ^= turned;
    const auto read = read_image(bytes);
    ASSERT_FALSE(read) << "byte " << at;
    EXPECT_FALSE(read.error().what.empty());
    bytes[at] ^= turned;
  }
}

// Damage that the sum cannot see, as a careless writer might do: refused, or read as a whole; never read past the end.
TEST(KnowledgeImage, IsRefusedOrWholeWhenItsSumWasMadeToFitTheDamage) {
  constexpr std::string_view what = "image of the knowledge";
  constexpr std::uint64_t shape = Shape<KnowledgeBase>::of(0);
  const std::string whole = write_image(few_entries());
  const std::string content{open_sealed(what, shape, whole).value()};
  ASSERT_TRUE(read_image(seal(what, shape, content)));
  std::mt19937 chance{3};
  int refused = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string bytes = content;
    const auto place = [&] { return chance() % bytes.size(); };
    for (auto changes = chance() % 3 + 1; changes > 0; --changes) bytes[place()] = static_cast<char>(chance());
    if (i % 3 == 0) bytes.resize(place());
    if (i % 5 == 0) bytes.insert(place(), bytes.substr(place(), chance() % 200));
    const auto read = read_image(seal(what, shape, bytes));
    if (!read) ++refused;
    else ASSERT_EQ(read->first_variant.back(), read->variants.size());
  }
  EXPECT_GT(refused, 1000);
}

Atom about_fact(std::size_t number) {
  Atom atom{};
  atom.fact = number;
  return atom;
}

TEST(KnowledgeImage, IsRefusedWhenAPlaceInAListIsNotThere) {
  const auto refused = [](auto change) {
    KnowledgeBase base = few_entries();
    change(base);
    return !read_image(write_image(base));
  };
  EXPECT_FALSE(refused([](KnowledgeBase&) {}));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.variants[0].entry = 99; }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.first_variant[1] = 0; }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.sites.pop_back(); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.limits[0].when.atoms.push_back(about_fact(b.facts.size())); }));
  EXPECT_TRUE(
      refused([](KnowledgeBase& b) { b.floors[0].when.parts.emplace_back().atoms.push_back(about_fact(99'999)); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.facts[0].unknown = 1'000; }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.facts[0].unknown_if.push_back({{}, 1'000}); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.red_flags.open_red_flag_fact = b.facts.size(); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.red_flags.flags[0].tells[2].push_back({0, 1'000}); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.modules.rows[0].cells.pop_back(); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.first_variant.push_back(b.variants.size()); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.modules.modules[0].demands.push_back({dimension_count}); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) { b.red_flags.step_ups[0].when.atoms.push_back(about_fact(99'999)); }));
  EXPECT_TRUE(refused([](KnowledgeBase& b) {
    for (ScoreTable& score : b.scores) score.modifiers.emplace_back().when.atoms.push_back(about_fact(99'999));
  }));
}

TEST(KnowledgeImage, OfAnotherFormIsNotTakenForThisOne) {
  const auto content = open_sealed("image of the knowledge", Shape<KnowledgeBase>::of(0), image());
  ASSERT_TRUE(content);
  const auto read = read_image(seal("image of the knowledge", Shape<KnowledgeBase>::of(1), *content));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().what.find("another edition of the program"), std::string::npos);
  EXPECT_FALSE(read_image(seal("image of something else", Shape<KnowledgeBase>::of(0), *content)));
}

}  // namespace
}  // namespace mettle
