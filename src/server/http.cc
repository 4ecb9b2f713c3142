#include "server/http.h"
