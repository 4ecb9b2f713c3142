// How often each property tries: enough to find what is rare, few enough to stay under a minute. RC_PARAMS says
// otherwise
// (./test --long).
#include <cstdlib>

namespace {
[[maybe_unused]] const int asked = setenv("RC_PARAMS", "max_success=500", 0);
}
