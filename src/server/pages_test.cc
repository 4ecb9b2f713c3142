#include "server/pages.h"

#include <gtest/gtest.h>

#include <array>

namespace mettle {
namespace {

constexpr std::array<PageFile, 3> files{
    {{"index.html", "<p>Mettle</p>"}, {"assets/index-BxK3.js", "start();"}, {"favicon.svg", "<svg/>"}}};

Response get(const Pages& pages, std::string path) { return pages.answer({"GET", std::move(path), "", ""}); }

TEST(Pages, TheFirstPageIsNeverKeptAndItsHashedFilesAreKeptForEver) {
  const Pages pages{files};
  const Response first = get(pages, "/");
  EXPECT_EQ(first.body, "<p>Mettle</p>");
  EXPECT_EQ(first.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(first.cache, "no-store");
  EXPECT_EQ(get(pages, "/index.html").body, first.body);
  const Response script = get(pages, "/assets/index-BxK3.js");
  EXPECT_EQ(script.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(script.cache, "public, max-age=31536000, immutable");
  EXPECT_EQ(get(pages, "/favicon.svg").cache, "no-store");
}

TEST(Pages, OnlyWhatWasBuiltInIsThere) {
  const Pages pages{files};
  for (const char* path : {"/nothing.html", "/assets/", "/../index.html", "//index.html", "/assets/../index.html"})
    EXPECT_EQ(get(pages, path).status, 404) << path;
}

TEST(Pages, WithoutPagesTheFirstOneSaysHowTheyAreBuilt) {
  const Pages none{{}};
  EXPECT_EQ(get(none, "/").status, 200);
  EXPECT_NE(get(none, "/").body.find("./run"), std::string::npos);
  EXPECT_EQ(get(none, "/other").status, 404);
}

TEST(Pages, APageIsOnlyRead) {
  const Response response = Pages{files}.answer({"POST", "/", "application/json", "{}"});
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.allow, "GET, HEAD");
}

TEST(Pages, EveryKindOfFileOfTheBuildHasItsType) {
  EXPECT_EQ(content_type_of("a/b.css"), "text/css; charset=utf-8");
  EXPECT_EQ(content_type_of("b.woff2"), "font/woff2");
  EXPECT_EQ(content_type_of("b.wasm"), "application/wasm");
  EXPECT_EQ(content_type_of("manifest.webmanifest"), "application/manifest+json");
  EXPECT_EQ(content_type_of("b.png"), "image/png");
  EXPECT_EQ(content_type_of("b.ico"), "image/x-icon");
  EXPECT_EQ(content_type_of("b.svg"), "image/svg+xml");
  EXPECT_EQ(content_type_of("b.json"), "application/json");
  EXPECT_EQ(content_type_of("b.exe"), "application/octet-stream");
}

}  // namespace
}  // namespace mettle
