#pragma once

#include <functional>
#include <string_view>

#include "interop/message.h"
#include "interop/person_in.h"

namespace mettle {

/// The calls of contract/README.md, "The local server", and the same calls in a browser without one. Decides nothing:
/// it reads, asks care/report.h, and writes. Keeps nothing of what it was asked.
class Api {
 public:
  /// The day by the computer's clock: for a request that names none.
  using Today = std::function<Date()>;

  /// `example` is the record of an invented person; both references must outlive this. Fails when `example` cannot be
  /// read with this knowledge.
  static Result<Api> from(const KnowledgeBase& base, const CodeMap& codes, std::string_view example, Today today);

  /// True for a path that is answered here, known or not.
  static bool owns(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }
  Response answer(const Request& request) const;

 private:
  Api(const KnowledgeBase& base, const CodeMap& codes, Json example, Today today)
      : base_{base}, codes_{codes}, example_{std::move(example)}, today_{std::move(today)} {}
  const KnowledgeBase& base_;
  const CodeMap& codes_;
  Json example_;
  Today today_;
};

}  // namespace mettle
