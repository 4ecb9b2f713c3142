#include "interop/message.h"

#include "base/json.h"

namespace mettle {

Response refusal(int status, const Problem& problem) {
  Response response;
  response.status = status;
  response.body = write_canonical(Json::object().set(
      "error", Json::object().set("what", problem.what).set("where", problem.where).set("mend", problem.mend)));
  return response;
}

}  // namespace mettle
