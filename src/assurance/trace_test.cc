// The trace finds what is empty and what leads nowhere, and names it.
#include "assurance/trace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::knowledge;

/// Every rule is carried by one row and named by one case; nothing is wrong.
struct Small {
  std::string rows = R"(
[[room]]
id = "ledger"
says = "later"
[[recommendation]]
id = "R1"
says = "one"
evidence = ["SEED"]
[[row]]
id = "R1.1"
says = "all"
evidence = ["SEED"]
rules = ["*"]
)";
  std::string hazards = R"(
[[hazard]]
id = "H-01"
says = "a"
cause = "b"
effect = "c"
harm = "d"
likelihood = "not_scored"
severity = "major"
residual = "not_scored"
owner = "vacant"
status = "draft"
rows = ["R1.1"]
control = [{ says = "e", by = ["rule:SPINE-NEVER", "test:Suite.One", "file:README.md", "fact:platelets"] }]
)";
  std::vector<std::string> left_out;  // rules the case does not name

  Trace trace() const {
    std::string text = "title = \"SPINE-NEVER in a title counts for nothing\"\n[[ask]]\nrules = [\n";
    const auto name = [&](const std::string& id) {
      if (std::ranges::find(left_out, id) == left_out.end()) text += "  \"" + id + "\",\n";
    };
    for (const LimitRule& rule : knowledge().limits) name(rule.id.text());
    for (const FloorRule& rule : knowledge().floors) name(rule.id.text());
    Repository repository;
    repository.paths = {"README.md"};
    repository.cases = {{"cases/a.toml", text + "]\n"}};
    repository.test_sources = {{"x_test.cc", "TEST(Suite, One) {\n"}};
    repository.hazards = {"docs/safety/hazards.toml", hazards};
    return read_trace(knowledge(), {{"recommendations.toml", rows}}, repository);
  }
};

std::string only_fault(const Trace& trace) {
  EXPECT_EQ(trace.faults.size(), 1U);
  std::string all;
  for (const Problem& problem : trace.faults) all += to_text(problem) + "\n";
  return all;
}

Small with(const std::string& what, const std::string& instead) {
  Small small;
  for (std::string* text : {&small.rows, &small.hazards})
    if (const auto at = text->find(what); at != std::string::npos) {
      text->replace(at, what.size(), instead);
      return small;
    }
  ADD_FAILURE() << "there is no " << what;
  return small;
}

TEST(Trace, IsWholeWhenEveryRowIsCarriedShownAndBelongsToAHazard) {
  const Trace trace = Small{}.trace();
  for (const Problem& problem : trace.faults) ADD_FAILURE() << to_text(problem);
  ASSERT_EQ(trace.rows.size(), 1U);
  EXPECT_EQ(trace.rows.front().rules.size(), knowledge().limits.size() + knowledge().floors.size());
  EXPECT_EQ(trace.rows.front().cases, std::vector<std::string>{"cases/a.toml"});
  EXPECT_EQ(trace.rows.front().hazards, std::vector<std::string>{"H-01"});
}

TEST(Trace, ARuleThatNoCaseNamesIsAFault) {
  Small small;
  small.left_out = {"SPINE-NEVER"};
  EXPECT_NE(only_fault(small.trace()).find("No case names the rule SPINE-NEVER"), std::string::npos);
}

TEST(Trace, ARuleThatServesNoStatementIsAFault) {
  const Trace trace = with("rules = [\"*\"]", "rules = [\"S*\"]").trace();
  EXPECT_FALSE(trace.faults.empty());
  EXPECT_TRUE(std::ranges::all_of(trace.faults, [](const Problem& problem) {
    return problem.what.find("serves no statement") != std::string::npos;
  }));
}

TEST(Trace, EveryEmptyCellAndEveryPointerThatLeadsNowhereIsNamed) {
  const std::vector<std::array<std::string, 3>> faults{
      {"rows = [\"R1.1\"]", "rows = []", "R1.1 belongs to no hazard"},
      {"rows = [\"R1.1\"]", "rows = [\"R1.1\", \"R1.2\"]", "no row \"R1.2\""},
      {"rules = [\"*\"]", "rules = [\"*\", \"NO-SUCH-RULE\"]", "NO-SUCH-RULE"},
      {"evidence = [\"SEED\"]\n[[row]]", "evidence = [\"SEEED\"]\n[[row]]", "no claim \"SEEED\""},
      {"rules = [\"*\"]", "rules = [\"*\"]\nfacts = [\"plateletz\"]", "plateletz"},
      {"rules = [\"*\"]", "rules = [\"*\"]\nfiles = [\"README.txt\"]", "README.txt"},
      {"rules = [\"*\"]", "rules = [\"*\"]\ntests = [\"Suite.Two\"]", "Suite.Two"},
      {"rules = [\"*\"]", "rules = [\"*\"]\nplanned = [{ room = \"attic\", says = \"x\" }]", "attic"},
      {"rules = [\"*\"]", "rules = [\"*\"]\nrulez = []", "rulez"},
      {"rule:SPINE-NEVER", "rule:SPINE-NEVR", "there is no rule SPINE-NEVR"},
      {"test:Suite.One", "test:Suite.Two", "there is no test Suite.Two"},
      {"file:README.md", "file:REAME.md", "there is no file REAME.md"},
      {"fact:platelets", "case:cases/b.toml", "there is no case cases/b.toml"},
      {"fact:platelets", "page:x", "no kind of pointer"},
      {"severity = \"major\"", "severity = \"bad\"", "bad"},
      {"control = [{", "control = [{ says = \"x\" }, {", "points at nothing"},
      {"control = [{", "control = [{ says = \"x\", planned = \"attic\" }, {", "attic"},
  };
  for (const auto& [what, instead, says] : faults)
    EXPECT_NE(only_fault(with(what, instead).trace()).find(says), std::string::npos) << instead;
}

TEST(Trace, ARowCarriedByNothingIsAFaultUnlessItIsPlanned) {
  const std::string row = "rules = [\"*\"]\n[[row]]\nid = \"R1.2\"\nsays = \"x\"\nevidence = [\"SEED\"]\n";
  Small empty = with("rules = [\"*\"]\n", row);
  empty.hazards.replace(empty.hazards.find("[\"R1.1\"]"), 8, "[\"R1.1\", \"R1.2\"]");
  EXPECT_NE(only_fault(empty.trace()).find("R1.2 is carried by nothing"), std::string::npos);
  Small planned = empty;
  planned.rows += "planned = [{ room = \"ledger\", says = \"x\" }]\n";
  EXPECT_TRUE(planned.trace().faults.empty());
  Small unseen = empty;
  unseen.rows += "facts = [\"platelets\"]\n";
  EXPECT_NE(only_fault(unseen.trace()).find("shown by no case and no test"), std::string::npos);
}

}  // namespace
}  // namespace mettle
