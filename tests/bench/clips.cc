// CLIPS as a library. Its model is peers/verdicts.clp.
#include <cstdio>
#include <cstdlib>

#include "bench/peers.h"

extern "C" {
#include <clips/clips.h>
}

namespace mettle::bench {
namespace {

/// What the model reports while it runs. CLIPS hands no pointer to a function of the user's, so there is one place.
struct Heard {
  std::vector<int> worst;                 // by variant
  std::vector<std::vector<int>> binding;  // by variant: limits, with repeats
};
Heard* heard = nullptr;

extern "C" int note(void* environment) {
  const auto variant = static_cast<std::size_t>(EnvRtnLong(environment, 1));
  const auto limit = static_cast<int>(EnvRtnLong(environment, 2));
  const auto verdict = static_cast<int>(EnvRtnLong(environment, 3));
  heard->worst[variant] = std::max(heard->worst[variant], verdict);
  heard->binding[variant].push_back(limit);
  return 0;
}

class Clips : public Peer {
 public:
  Clips(const PlainQuestion& question, const std::string& model) : question_{question} {
    for (std::size_t library = 0; library < library_ids.size(); ++library) {
      void* environment = CreateEnvironment();
      EnvDefineFunction2(environment, "note", 'v', note, "note", "33i");
      if (EnvLoad(environment, model.c_str()) != 1) {
        std::fprintf(stderr, "CLIPS could not load %s\n", model.c_str());
        std::exit(1);
      }
      EnvSetFactDuplication(environment, TRUE);
      for (std::size_t i = 0; i < question.variants.size(); ++i) {
        const PlainVariant& variant = question.variants[i];
        if (variant.library != library) continue;
        for (const PlainLevel& level : variant.demand)
          put(environment, "demand",
              {{"variant", static_cast<long>(i)},
               {"dimension", static_cast<long>(level.dimension)},
               {"level", level.level}});
      }
      EnvRun(environment, -1);
      environments_.push_back(environment);
    }
  }
  Clips(const Clips&) = delete;
  Clips& operator=(const Clips&) = delete;
  ~Clips() override {
    for (void* environment : environments_) DestroyEnvironment(environment);
  }

  Answer ask(std::size_t person) override {
    Heard now;
    now.worst.resize(question_.variants.size());
    now.binding.resize(question_.variants.size());
    heard = &now;
    Answer answer;
    answer.cpu_seconds = cpu_of([&] {
      for (std::size_t library = 0; library < library_ids.size(); ++library) {
        void* environment = environments_[library];
        std::vector<void*> facts;
        const auto& limits = question_.people[person].libraries[library];
        for (std::size_t limit = 0; limit < limits.size(); ++limit)
          for (const PlainCap& cap : limits[limit].caps)
            facts.push_back(put(environment, "limit",
                                {{"number", static_cast<long>(limit)},
                                 {"dimension", static_cast<long>(cap.dimension)},
                                 {"alone", cap.alone},
                                 {"watched", cap.watched},
                                 {"signed", cap.signed_off}}));
        EnvRun(environment, -1);
        for (void* fact : facts) EnvRetract(environment, fact);
        EnvRun(environment, -1);
      }
    });
    for (std::size_t variant = 0; variant < now.worst.size(); ++variant) {
      answer.verdicts += static_cast<char>('0' + now.worst[variant]);
      auto& limits = now.binding[variant];
      std::ranges::sort(limits);
      limits.erase(std::ranges::unique(limits).begin(), limits.end());
      for (const int limit : limits) answer.add_reason(variant, static_cast<std::size_t>(limit));
    }
    return answer;
  }

 private:
  struct Slot {
    const char* name;
    long value;
  };
  static void* put(void* environment, const char* kind, const std::vector<Slot>& slots) {
    void* fact = EnvCreateFact(environment, EnvFindDeftemplate(environment, kind));
    for (const Slot& slot : slots) {
      DATA_OBJECT value;
      SetType(value, INTEGER);
      SetValue(value, EnvAddLong(environment, slot.value));
      EnvPutFactSlot(environment, fact, slot.name, &value);
    }
    EnvAssignFactSlotDefaults(environment, fact);
    return EnvAssert(environment, fact);
  }

  const PlainQuestion& question_;
  std::vector<void*> environments_;
};

}  // namespace

std::unique_ptr<Peer> open_clips(const PlainQuestion& question, const std::string& model) {
  return std::make_unique<Clips>(question, model);
}

}  // namespace mettle::bench
