#include "care/circle.h"

#include <gtest/gtest.h>

#include "support/care.h"

namespace mettle::testing {
namespace {

TEST(Circle, R2_2_AContactIsASlotThatThereIsFilledBySomebodyAtWorkInARoleThatFits) {
  Story s{at("2026-11-24T09:00:00Z")};
  EXPECT_NE(s.refused(who("patient"), NameContact{"plan_onwer", AccountId{"physiotherapist"}}).says.find("plan_owner"),
            std::string::npos);
  EXPECT_EQ(s.refused(who("patient"), NameContact{"plan_owner", AccountId{"nobody"}}).requirement, "R3.5");
  EXPECT_EQ(s.refused(who("patient"), NameContact{"oncologist", AccountId{"physiotherapist"}}).requirement, "R3.2");
  EXPECT_EQ(s.refused(who("general_trainer"), NameContact{"plan_owner", AccountId{"physiotherapist"}}).requirement,
            "R3.2");
  EXPECT_EQ(s.does(who("patient"), NameContact{"plan_owner", AccountId{"physiotherapist"}}).size(), 1U);
  EXPECT_TRUE(s.does(who("nurse_specialist"), NameContact{"plan_owner", AccountId{"physiotherapist"}}).empty());
}

TEST(Circle, H40_OnlyThePersonSaysWhoHelpsAndItIsSomebodyElse) {
  Story s{at("2026-11-24T09:00:00Z")};
  EXPECT_EQ(s.refused(who("oncologist"), NameCarer{AccountId{"carer"}}).requirement, "H-40");
  EXPECT_EQ(s.refused(who("patient"), NameCarer{who("patient").account}).requirement, "H-40");
  s.does(who("patient"), NameCarer{AccountId{"carer"}});
  EXPECT_EQ(s.state.circle.carer, AccountId{"carer"});
}

}  // namespace
}  // namespace mettle::testing
