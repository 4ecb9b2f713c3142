// Rules, facts and scores that are half written: each is reported where it stands, with what is missing.
#include "knowledge/read_rules.h"

#include <gtest/gtest.h>

#include "support/faults.h"

namespace mettle {
namespace {

testing::Planted cap(const std::string& caps, const std::string& said) {
  return {"[[limit]]\nwhen = \"lesion in spine\"\ncaps = { " + caps + " }", said};
}

TEST(ReadRules, AFloorSaysWhenWhatItRaisesAndShowsIt) {
  testing::expect_each_is_reported(
      "rules/tier.toml",
      {
          {"[[floor]]\nid = \"X\"", "The rule has no condition. Add when = \"...\"."},
          {"[[floor]]\nid = \"Y\"", "The rule raises nothing. Add class, tier or falls_class."},
          {"[[floor]]", "The rule has no example. Add example.fires and example.quiet."},
          {"[[floor]]", "\"says\" is missing. Say it for the person and for the professional."},
          {"[[floor]]\nexample.quiet = { site = \"ribs\" }", "The rule has no example that fires."},
          {"[[floor]]\nexample.fires = 7\nexample.quiet = { platelets = 5 }", "The rule has no example that fires."},
      });
}

TEST(ReadRules, ALimitNamesDimensionsThatExistAndThreeCeilingsThatRise) {
  testing::expect_each_is_reported(
      "rules/spine.toml",
      {
          {"[[limit]]\nwhen = \"lesion in spine\"", "The rule limits nothing. Add caps = "},
          cap("\"stress.squeeze\" = [0, 0, 1]", "\"stress.squeeze\" is not a dimension."),
          cap("\"limb.third\" = [0, 0, 1]", "\"limb.third\" is not a dimension."),
          cap("\"body.aura\" = [0, 0, 1]", "\"body.aura\" is not a dimension."),
          cap("\"move.own.swift\" = [0, 0, 1]", "\"move.own.swift\" is not a dimension."),
          cap("\"move.wriggle.rapid\" = [0, 0, 1]", "\"move.wriggle.rapid\" is not a dimension."),
          cap("\"weather\" = [0, 0, 1]", "\"weather\" is not a dimension."),
          cap("\"stress.compression@elbo\" = [0, 0, 1]", "\"elbo\" is not a region or a group of regions."),
          cap("\"stress.torsion\" = [2, 1, 1]", "The ceilings should be [alone, watched, signed], each 0 to 4"),
          cap("\"stress.traction\" = [\"0\", 1, 1]", "The ceilings should be [alone, watched, signed], each 0 to 4"),
          cap("\"tested\" = [0, 0]", "The ceilings should be [alone, watched, signed], each 0 to 1"),
          {"[[limit]]\ncaps = { \"stress.impact\" = [0, 0, 1] }",
           "\"stress.impact\" speaks of a lesion but the condition does not."},
      });
}

TEST(ReadRules, AFactHasAQuestionAnswersAndADefaultAmongThem) {
  testing::expect_each_is_reported(
      "facts/person.toml",
      {
          {"[[fact]]\nkind = \"choice\"\nanswers = [{ id = \"one\", says = \"One\" }]",
           "A choice needs at least two answers. List them from best to worst."},
          {"[[fact]]", "The fact has no question. Add ask.professional"},
          {"[[fact]]\nkind = \"number\"\nmin = \"0\"", "\"min\" should be a number. Take off the quotes."},
          {"[[fact]]\nkind = \"number\"\nunknown = \"many\"",
           "\"many\" is no value of this fact. Name the worst reasonable number."},
          {"[[fact]]\nid = \"mood\"\nkind = \"choice\"\nanswers = [{ id = \"a\", says = \"A\" }, { id = \"b\", says = "
           "\"B\" }]\nunknown_if = [{ when = \"unlocated\", acts = \"c\" }]",
           "This is no value of \"mood\". Name one of its answers, or a number."},
          {"[[fact]]\nenter = [\"patient\", 7]", "\"enter\" holds something that is not a text. Put it in quotes."},
      });
}

TEST(ReadRules, AModifierOfAScoreNamesOneOfItsBands) {
  testing::expect_each_is_reported("scores/mirels.toml",
                                   {{"[[score.modifier]]\nband_at_least = \"worrying\"",
                                     "\"worrying\" is no band of this score. Name one of its bands."}});
}

TEST(ReadRules, ALiftNamesARoleThatExists) {
  EXPECT_NE(testing::faults_with_replaced("rules/falls.toml", "lift_by = [\"physiotherapist\"",
                                          "lift_by = [\"physioterapist\"")
                .find("\"physioterapist\" is not a role. See knowledge/roles.toml."),
            std::string::npos);
}

}  // namespace
}  // namespace mettle
