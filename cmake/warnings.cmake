# One set of warnings for every room, all of them errors.
add_library(mettle_flags INTERFACE)
target_compile_options(mettle_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
                                              -Woverloaded-virtual -Werror)
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT METTLE_BROWSER)
  target_compile_options(mettle_flags INTERFACE -g1 -fstack-protector-strong)
  target_compile_definitions(mettle_flags INTERFACE _FORTIFY_SOURCE=3 _GLIBCXX_ASSERTIONS)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(mettle_flags INTERFACE -fcf-protection)
    target_link_options(mettle_flags INTERFACE -fuse-ld=mold -Wl,-z,relro,-z,now)
  endif()
endif()

# The pure core: no exceptions, no run-time type information. It must also build for the browser.
add_library(mettle_core_flags INTERFACE)
target_compile_options(mettle_core_flags INTERFACE -fno-exceptions -fno-rtti)
