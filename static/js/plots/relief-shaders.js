/** What the graphics card does for a relief, in its own language. */

/** So many contour lines can be drawn. */
export const MOST_LEVELS = 32;

/** Surface: `position` in the box, `slope` there. */
export const SURFACE = {
  attributes: ['position', 'slope'],

  vertex: `#version 300 es
    uniform mat4 matrix;
    in vec3 position;
    in vec2 slope;
    out vec3 place;
    out vec2 steep;
    void main() {
      place = position;
      steep = slope;
      gl_Position = matrix * vec4(position, 1.0);
    }`,

  fragment: `#version 300 es
    precision highp float;
    uniform sampler2D ramp;    // colours from height 0 to 1
    uniform float high;        // of the box
    uniform float levels[${MOST_LEVELS}]; // heights of the contour lines, rising
    uniform int count;         // of them
    uniform vec4 grid;         // first line and distance of the lines, along x and y
    uniform vec3 ink;
    uniform vec3 light;        // direction towards it
    uniform float opacity;
    in vec3 place;
    in vec2 steep;
    out vec4 colour;

    // How much of a line of one and a half pixels, so far away, covers a pixel that is so wide; none where lines run into each other.
    float line(float away, float pixel, float apart) {
      float wide = max(pixel, 1e-6);
      return (1.0 - smoothstep(0.35, 1.15, away / wide)) * (1.0 - smoothstep(0.15, 0.4, wide / apart));
    }

    // How far it is to the nearest contour line: they are nearly evenly spaced.
    float toContour(float height) {
      int guess = int(height * float(count));
      float away = 9.0;
      for (int i = max(guess - 1, 0); i <= min(guess + 1, count - 1); i++) away = min(away, abs(height - levels[i]));
      return away;
    }

    float gridLine(float position) {
      return line(abs(fract(position + 0.5) - 0.5), fwidth(position), 1.0);
    }

    void main() {
      float height = place.z / high;
      vec3 normal = normalize(vec3(-steep, 1.0));
      vec3 base = texture(ramp, vec2((height * 255.0 + 0.5) / 256.0, 0.5)).rgb;
      base *= 0.8 + 0.24 * dot(normal, light);
      float contour = line(toContour(height), fwidth(height), 1.0 / float(max(count, 1)));
      float square = max(gridLine((place.x - grid.x) / grid.y), gridLine((place.y - grid.z) / grid.w));
      base = mix(base, ink, max(0.34 * contour, 0.13 * square));
      colour = vec4(base * opacity, opacity);
    }`,
};

/** Ribbon: four vertices are the pair of points from `a` to `b`, drawn as a line with round ends of constant width. */
export const RIBBON = {
  attributes: ['a', 'b'],

  vertex: `#version 300 es
    precision highp float;
    uniform mat4 matrix;
    uniform vec2 size;         // of the picture, in device pixels
    uniform float until;       // step, with a fraction: the ribbon ends there
    uniform float thick;       // half of its width, in device pixels
    uniform float dot_;        // half of the width of the dot at a step
    uniform float edge;        // width of what is around both
    uniform float nearer;      // how much it is drawn towards the eye, so that the surface that it lies on does not hide it
    in vec4 a;  // x, y, z of the box, step
    in vec4 b;
    out vec2 at;               // along and across, in pixels, from a
    flat out vec2 reach;       // length, half of the width of the dot at b
    void main() {
      gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // out of sight
      at = reach = vec2(0.0);
      if (a.z < -1.0 || b.z < -1.0 || a.w >= until) return;
      vec4 from = matrix * vec4(a.xyz, 1.0);
      vec4 to = matrix * vec4(b.w > until ? mix(a.xyz, b.xyz, (until - a.w) / (b.w - a.w)) : b.xyz, 1.0);
      vec2 start = from.xy / from.w * 0.5 * size;
      vec2 way = to.xy / to.w * 0.5 * size - start;
      float far = length(way);
      vec2 along = far > 0.001 ? way / far : vec2(1.0, 0.0);
      bool whole = abs(b.w - round(b.w)) < 0.0005 && b.w <= until;
      bool inside = abs(a.w - round(a.w)) > 0.0005; // a is within the step: the step is a long one
      reach = vec2(far, whole && (inside || far > 3.5 * dot_) ? dot_ : 0.0);
      float room = max(thick, reach.y) + edge + 1.0;
      bool end = (gl_VertexID & 1) == 1;
      at = vec2(end ? far + room : -room, (gl_VertexID & 2) == 2 ? room : -room);
      vec4 depth = end ? to : from;
      vec2 pixel = start + along * at.x + vec2(-along.y, along.x) * at.y;
      gl_Position = vec4(pixel / size * 2.0, depth.z / depth.w - nearer, 1.0);
    }`,

  fragment: `#version 300 es
    precision highp float;
    uniform vec3 colour;
    uniform vec3 around;
    uniform float thick;
    uniform float dot_;
    uniform float edge;
    in vec2 at;
    flat in vec2 reach;
    out vec4 result;
    void main() {
      float line = length(vec2(at.x - clamp(at.x, 0.0, reach.x), at.y)) - thick;
      float spot = length(vec2(at.x - reach.x, at.y)) - reach.y;
      float away = min(line, spot);
      float inner = clamp(0.5 - away, 0.0, 1.0);
      float outer = at.x < dot_ ? 0.0 : clamp(0.5 - away + edge, 0.0, 1.0); // none over the end of the pair before, and its dot
      float cover = max(inner, outer);
      if (cover <= 0.0) discard;
      result = vec4(mix(around, colour, inner) * cover, cover);
    }`,
};
