# mettle.wasm: the core and interop as they are, compiled by another compiler for a machine without files, clocks and
# threads. That it links shows that the core needs none of them.

# Two libraries of headers alone come from this machine; nothing else of its /usr/include may be seen, so each is handed
# over by name.
set(host_headers "${CMAKE_BINARY_DIR}/host_headers")
file(MAKE_DIRECTORY "${host_headers}")
foreach(header tl/expected.hpp rapidjson/reader.h)
  find_path(found_${header} ${header} PATHS /usr/include /usr/local/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  get_filename_component(library "${header}" DIRECTORY)
  file(CREATE_LINK "${found_${header}}/${library}" "${host_headers}/${library}" SYMBOLIC)
endforeach()
target_include_directories(mettle_flags SYSTEM INTERFACE "${host_headers}")

add_executable(mettle_module "${CMAKE_SOURCE_DIR}/bindings/wasm/safety_api.cc")
set_target_properties(mettle_module PROPERTIES OUTPUT_NAME mettle)
target_include_directories(mettle_module PRIVATE "${CMAKE_SOURCE_DIR}")
target_link_libraries(mettle_module PRIVATE mettle_flags mettle_core_flags mettle_interop)
