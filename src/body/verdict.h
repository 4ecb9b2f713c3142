#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "body/levels.h"

namespace mettle {

/// The four answers, from the freest to the most careful.
enum class Verdict : std::uint8_t { allow, supervise, sign_off, not_now };
inline constexpr std::array<std::string_view, 4> verdict_ids{"allow", "supervise", "sign_off", "not_now"};
constexpr std::string_view id_of(Verdict verdict) { return verdict_ids[static_cast<std::size_t>(verdict)]; }

/// The more careful of two. Verdicts only ever join; nothing averages or cancels.
constexpr Verdict join(Verdict a, Verdict b) { return std::max(a, b); }
static_assert(join(Verdict::allow, Verdict::not_now) == Verdict::not_now);

/// How far a demand may go: alone, with somebody watching, with a signature. Each at most as high as the next.
struct Ceilings {
  Levels alone = Levels::all();
  Levels watched = Levels::all();
  Levels signed_off = Levels::all();

  /// The least ceiling under which the demand fits.
  Verdict admit(const Demand& demand) const {
    if (demand.fits_under(alone)) return Verdict::allow;
    if (demand.fits_under(watched)) return Verdict::supervise;
    return demand.fits_under(signed_off) ? Verdict::sign_off : Verdict::not_now;
  }

  /// The lowest of everybody's: what a whole class may do.
  void join(const Ceilings& more) {
    alone.lower_to(more.alone);
    watched.lower_to(more.watched);
    signed_off.lower_to(more.signed_off);
  }

  friend bool operator==(const Ceilings&, const Ceilings&) = default;
};

}  // namespace mettle
